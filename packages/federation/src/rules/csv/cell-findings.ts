import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { CsvColumn } from "./columns.ts";

/** Where a cell stands, as a spreadsheet counts: the heading row is row 1. */
export interface CellPlace {
  row: number;
  /** Absent where the finding is about the row as a whole. */
  column?: CsvColumn;
}

interface Said {
  detail: string;
  want?: string | undefined;
  got: string;
}

/** Long texts are cut in findings; ten thousand of them must still fit on a page. */
const shown = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

const placeOf = ({ row, column }: CellPlace) =>
  column === undefined ? `row ${row}` : `row ${row}, ${column}`;

/** A cell that cannot be taken as it is. */
export function badCell(at: CellPlace, said: Said): Diagnostic {
  return diagnostic("csv.value", { ...said, got: shown(said.got), path: placeOf(at) });
}

/** Two rows of one role that say different things about the same. */
export function contradiction(at: CellPlace, said: Said & { earlier: number }): Diagnostic {
  return diagnostic("csv.contradiction", {
    detail: said.detail,
    path: placeOf(at),
    want: `${shown(said.want ?? "")} (row ${said.earlier})`,
    got: shown(said.got),
  });
}
