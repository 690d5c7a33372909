#!/bin/sh
# Stands where the Electron binary would: the same arguments, and the same two lines on standard error that a driver waits for.
here=$(dirname "$(readlink -f "$0")")
inspect=""
count=$#
while [ $count -gt 0 ]; do
  word=$1; shift; count=$((count - 1))
  case "$word" in
    --inspect=* | --inspect-brk=*) inspect="$inspect $word" ;;
    *) set -- "$@" "$word" ;;
  esac
done
exec node $inspect --import "$here/register.mjs" "$here/boot.mjs" "$@"
