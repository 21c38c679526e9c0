import { afterAll, expect } from "vitest";
import { undeclaredRefusals } from "../src/wire/declared-refusals.ts";

afterAll(() => expect(undeclaredRefusals()).toEqual([]));
