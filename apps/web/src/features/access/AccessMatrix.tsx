import { Button, Checkbox, TextInput } from "@mantine/core";
import type { AccessReport } from "@modelstudio-sso/contracts";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconDownload } from "../../parts/icons.ts";
import classes from "./access.module.css";
import { RoleBlock } from "./RoleBlock.tsx";
import { type Row, searchRows } from "./rows.ts";
import { useCsv } from "./useCsv.ts";
import { useOffsetTop } from "./useOffsetTop.ts";

/** Every group with the roles it may choose from. Searchable, since a company has three groups or three hundred. */
export function AccessMatrix({ report, rows }: { report: AccessReport; rows: Row[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const planned = report.difference !== null;
  const shown = useMemo(
    () => searchRows(rows, { text, onlyChanged: planned && onlyChanged }),
    [rows, text, planned, onlyChanged],
  );
  return (
    <section className={classes.matrix} aria-label={t("access.matrix")} data-testid="access-matrix">
      <Tools report={report} rows={rows} text={text} onText={setText} />
      <div className={classes.counts}>
        <span role="status" data-testid="access-count">
          {t("access.count", { count: shown.length, all: rows.length })}
        </span>
        {planned && (
          <Checkbox
            label={t("access.onlyChanged")}
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <p className={classes.nothing}>{t("access.nothingFound")}</p>
      ) : (
        <>
          <Columns idp={report.matrix.loginPath === "idp"} />
          <Rows rows={shown} report={report} />
        </>
      )}
    </section>
  );
}

interface ToolsProps {
  report: AccessReport;
  rows: Row[];
  text: string;
  onText: (text: string) => void;
}

/** The search, and the whole matrix as a file, whatever the search shows of it. */
function Tools({ report, rows, text, onText }: ToolsProps) {
  const { t } = useTranslation();
  const download = useCsv();
  return (
    <div className={classes.tools}>
      <TextInput
        type="search"
        label={t("access.search")}
        placeholder={t("access.searchHint")}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => download(report, rows)}
      >
        {t("access.download")}
      </Button>
    </div>
  );
}

/** The names stand beside each value, too, for whoever hears the page; so this row is for the eye alone. */
function Columns({ idp }: { idp: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.columns} aria-hidden>
      <span>{t(idp ? "access.kind.group" : "access.kind.user")}</span>
      <div>
        <span>{t("access.roleColumn")}</span>
        <span>{t("access.permissions")}</span>
        <span>{t("access.session")}</span>
      </div>
    </div>
  );
}

/** Only what is near the window is on the page; three hundred groups scroll like three. */
function Rows({ rows, report }: { rows: Row[]; report: AccessReport }) {
  const list = useRef<HTMLUListElement>(null);
  const top = useOffsetTop(list);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 110,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.key ?? index,
  });
  return (
    <ul className={classes.rows} ref={list} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            data-testid={`access-row-${row.subject.name}`}
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            className={classes.row}
            data-changed={row.changed || undefined}
            style={{ transform: `translateY(${item.start - top}px)` }}
          >
            <SubjectName row={row} />
            <div className={classes.blocks}>
              {row.links.map((link) => (
                <RoleBlock key={link.role} link={link} legend={report.matrix.legend} />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function SubjectName({ row: { subject } }: { row: Row }) {
  const { t } = useTranslation();
  const { kind, name } = subject;
  const known = kind === "provider" || kind === "account";
  return (
    <div className={classes.subject}>
      <h3>{known ? t(`access.subject.${kind}`, { name }) : name}</h3>
      {kind !== "group" && kind !== "user" && (
        <span className={classes.fine}>{t(`access.kind.${kind}`)}</span>
      )}
    </div>
  );
}
