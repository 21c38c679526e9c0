import { Button, NativeSelect, TextInput } from "@mantine/core";
import { auditActions } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { Panel } from "../../parts/Panel.tsx";
import { actionKey } from "./actionKey.ts";
import classes from "./audit.module.css";
import { type AuditSearch, readAuditSearch } from "./auditSearch.ts";

interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (search: AuditSearch) => void;
}

/** Choices count at once; what is typed counts when it is sent. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  const federations = useQuery(query.federations.list.queryOptions());
  const [actor, setActor] = useState(search.actor ?? "");
  const set = (part: Record<string, string>) => onChange(readAuditSearch({ ...search, actor, ...part }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set({});
  };
  const names = (federations.data?.federations ?? []).map(({ id, document }) => ({
    value: id,
    label: document.name,
  }));
  const words = auditActions
    .map((action) => ({ value: action, label: t(`audit.actions.${actionKey(action)}`) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Panel>
      <form onSubmit={submit} className={classes.filters}>
        <NativeSelect
          label={t("audit.what")}
          value={search.action ?? ""}
          data={[{ value: "", label: t("audit.everything") }, ...words]}
          onChange={(event) => set({ action: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("audit.where")}
          value={search.federation ?? ""}
          data={[{ value: "", label: t("audit.everywhere") }, ...names]}
          onChange={(event) => set({ federation: event.currentTarget.value })}
        />
        <TextInput
          label={t("audit.who")}
          placeholder={t("audit.whoHint")}
          value={actor}
          onChange={(event) => setActor(event.currentTarget.value)}
          onBlur={() => actor !== (search.actor ?? "") && set({})}
        />
        <TextInput
          type="date"
          label={t("audit.from")}
          value={search.from ?? ""}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t("audit.to")}
          value={search.to ?? ""}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
        <Button type="submit" variant="default">
          {t("audit.find")}
        </Button>
      </form>
    </Panel>
  );
}
