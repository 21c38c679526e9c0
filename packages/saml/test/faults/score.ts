import { claimFaults } from "./claim-faults.ts";
import { expectedCodes, type Fault, goTogether } from "./fault.ts";
import { diagnose, soundLogin } from "./login.ts";
import { messageFaults } from "./message-faults.ts";
import { metadataFaults } from "./metadata-faults.ts";
import { statementFaults } from "./statement-faults.ts";
import { type VendorShape, vendorShapes } from "./vendor-shapes.ts";

export const faults: readonly Fault[] = [
  ...statementFaults,
  ...messageFaults,
  ...claimFaults,
  ...metadataFaults,
];

/** How often something was rightly said, wrongly said, and not said. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
}

export const precision = ({ right, wrong }: Score): number => right / (right + wrong);
export const recall = ({ right, missed }: Score): number => right / (right + missed);

/** The score of a run over many logins, and in words what was wrong or missed. */
export interface Accuracy {
  logins: number;
  readonly codes: Score;
  readonly fixers: Score;
  readonly notes: string[];
}

function empty(): Accuracy {
  const score = () => ({ right: 0, wrong: 0, missed: 0 });
  return { logins: 0, codes: score(), fixers: score(), notes: [] };
}

/** Every fault alone, in the shape of so many vendors, which take turns; and every vendor without any fault. */
export function scoreAlone(shapesPerFault = vendorShapes.length): Accuracy {
  const accuracy = empty();
  for (const [at, vendor] of vendorShapes.entries()) {
    judge(accuracy, [], vendor);
    for (const [number, fault] of faults.entries()) {
      const turn = (number + at) % vendorShapes.length;
      if (turn < shapesPerFault) judge(accuracy, [fault], vendor);
    }
  }
  return accuracy;
}

/** Every two faults that can be wrong at once, the vendors taking turns. */
export function scorePairs(): Accuracy {
  const accuracy = empty();
  for (const [at, one] of faults.entries()) {
    for (const other of faults.slice(at + 1)) {
      const vendor = vendorShapes[accuracy.logins % vendorShapes.length];
      if (vendor !== undefined && goTogether(one, other)) judge(accuracy, [one, other], vendor);
    }
  }
  return accuracy;
}

function judge(accuracy: Accuracy, seeded: readonly Fault[], vendor: VendorShape): void {
  const login = soundLogin(vendor);
  for (const fault of seeded) fault.seed(login);
  const found = diagnose(login, vendor);
  const name = `${vendor.name}: ${seeded.map((fault) => fault.name).join(" + ") || "sound"}`;
  accuracy.logins += 1;
  count(
    accuracy.codes,
    { want: expectedCodes(seeded), got: new Set(found.map(({ code }) => code)) },
    (what) => accuracy.notes.push(`${name}: ${what}`),
  );
  const wanted = new Set<string>(seeded.flatMap((fault) => fault.fixAt));
  count(accuracy.fixers, { want: wanted, got: new Set(found.map(({ fixAt }) => fixAt)) }, () => undefined);
}

function count(
  score: Score,
  { want, got }: { want: ReadonlySet<string>; got: ReadonlySet<string> },
  note: (what: string) => void,
): void {
  for (const item of got) {
    if (want.has(item)) score.right += 1;
    else {
      score.wrong += 1;
      note(`wrongly ${item}`);
    }
  }
  for (const item of want) {
    if (got.has(item)) continue;
    score.missed += 1;
    note(`missed ${item}`);
  }
}
