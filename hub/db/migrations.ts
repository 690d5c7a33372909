/** Released steps are history: a change adds a step. Every key begins with `org`, by which a distributed database places rows. */
export const migrations: readonly { readonly number: number; readonly note: string; readonly sql: string }[] = [
  {
    number: 1,
    note: "first release",
    sql: `
create table hub (org text primary key, id text not null, name text not null, epoch text not null, public_key text not null, secret_key text not null, demonstration boolean not null, created bigint not null);

create table account (org text, person text, login text not null, salt text not null, verifier text not null, password text not null, blocked boolean not null default false, changed bigint not null, primary key (org, person));
create unique index account_login on account (org, login);
create table attempt (org text, login text, tries int not null, until bigint not null, primary key (org, login));
create table session (org text, token text, person text not null, dev text not null, until bigint not null, retired boolean not null, primary key (org, token));
create index session_of on session (org, person, dev);
create table enrolment (org text, nonce text, person text not null, dev text not null, public_key text not null, used bigint not null, primary key (org, nonce));
create table person_key (org text, person text, dev text, public_key text, since bigint not null, retired bigint, primary key (org, dev, person, public_key));

create table device (org text, dev text, dseq bigint not null default 0, hash text not null default '', seen bigint not null default 0, retired bigint, primary key (org, dev));
create table command (org text, cid text, dev text not null, dseq bigint not null, actor text not null, kind text not null, record text not null, outcome text not null, version bigint not null,
  message text not null, hash text not null, public_key text not null, received bigint not null, answer text not null, primary key (org, cid));
create unique index command_place on command (org, dev, dseq);
create index command_record on command (org, record, version) where outcome = 'accepted';
create table event (org text, record text, version bigint, kind text not null, tv int not null, cid text not null, received bigint not null, body text not null, primary key (org, record, version));
create table record (org text, id text, kind text not null, version bigint not null, evolve_version int not null, state text not null, feeds text[] not null, waits text[] not null, home text not null, due bigint, primary key (org, id));
create index record_kind on record (org, kind);
create index record_waits on record using gin (waits) where waits <> '{}';
create index record_due on record (org, due) where due is not null;
create table feed_head (org text, feed text, seq bigint not null, primary key (org, feed));
create table feed_entry (org text, feed text, seq bigint, kind text not null, record text not null, type text not null, version bigint not null, cid text not null, primary key (org, feed, seq));

create table claim_unique (org text, key text, record text not null, primary key (org, key));
create table series (org text, series text, year int, last bigint not null, primary key (org, series, year));
create table number (org text, series text, year int, n bigint, record text not null, cid text not null, primary key (org, series, year, n));
create table ledger (org text, ledger text, key text, reserved bigint not null, primary key (org, ledger, key));
create table reserve (org text, ledger text, key text, record text, amount bigint not null, made bigint generated always as identity, primary key (org, ledger, key, record, made));
create table resource (org text, resource text, primary key (org, resource));
create table span (org text, resource text, "from" bigint, "to" bigint not null, record text, primary key (org, resource, "from", record));

create table blob (org text, digest text, size bigint not null, upload text not null, primary key (org, digest));
create table blob_chunk (org text, upload text, n int, bytes bytea not null, made bigint not null, primary key (org, upload, n));
create index blob_chunk_made on blob_chunk (org, made);
create table blob_sent (org text, digest text, dev text, primary key (org, digest, dev));
`,
  },
  { number: 2, note: "since when a hub that was put back gathers what its PCs hold", sql: "alter table hub add column gathering bigint;" },
  { number: 3, note: "which PC says that it holds nothing more of a feed that was taken away", sql: "create table purge (org text, person text, dev text, feed text, purged bigint not null, primary key (org, dev, person, feed));" },
];
