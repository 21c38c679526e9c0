import type { LoginTest, LoginTestKind, LoginTestReport } from "@modelstudio-sso/contracts";
import { noticeLoginTest } from "../notifications/notice-changes.ts";
import type { Store } from "../storage/store.ts";
import { type Author, type Note, recordAs } from "./record.ts";

interface Judged {
  store: Store;
  organizationId: string;
  author: Author;
  report: LoginTestReport;
}

function finished(test: LoginTest): Note {
  return {
    action: "login-test.finished",
    federation: test.federationId,
    subject: { kind: "login-test", id: test.id, name: null },
    facts: { kind: test.kind, outcome: test.status, exchanged: test.report?.exchange?.ok ?? null },
  };
}

/** Ends a login test that waits for its report. */
export function finishLoginTest({ report, ...who }: Judged, testId: string): Promise<LoginTest> {
  return recordAs(who, async (store, note) => {
    const test = await store.loginTests.finish(who.organizationId, testId, report);
    note(finished(test));
    await noticeLoginTest(store, who.organizationId, test);
    return test;
  });
}

/** Keeps a login test that was judged as soon as it began. */
export function keepLoginTest(
  { report, ...who }: Judged,
  begun: { federationId: string; kind: LoginTestKind; by: string },
): Promise<LoginTest> {
  return recordAs(who, async (store, note) => {
    const { id } = await store.loginTests.start(who.organizationId, begun);
    const test = await store.loginTests.finish(who.organizationId, id, report);
    note(finished(test));
    await noticeLoginTest(store, who.organizationId, test);
    return test;
  });
}
