import { expect, test } from "vitest";
import { signInFault, waitOf } from "./faults.ts";

test.each([
  ["signIn.wrong", "登录名或密码不对，请重新输入。"], ["signIn.offline", "连不上总部"], ["signIn.wrongCode", "登记文件与登记码对不上"], ["signIn.notAnEnrolment", "不是文驿的登记文件"],
  ["signIn.shortPassword", "至少 8 位"], ["signIn.unreadable", "密钥读不出来"], ["signIn.usedEnrolment", "已经用过"], ["signIn.locked", "停用"], ["tooOld", "版本太旧"], ["disk.full", "磁盘满了"],
])("SIGN-1 %s is told in words that say what to do", (code, words) => expect(signInFault({ code }, "zh")).toContain(words));

test("SIGN-2 the ladder's seconds are read from the refusal", () => expect([waitOf({ code: "signIn.wait", seconds: 30 }), waitOf({ code: "signIn.wrong" })]).toEqual([30, 0]));
