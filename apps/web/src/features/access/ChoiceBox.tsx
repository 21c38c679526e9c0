import { Skeleton, TagsInput, Text } from "@mantine/core";
import type { AccessChoice, AccessMatrix, AccessSubject } from "@modelstudio-sso/contracts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./access.module.css";
import { RoleBlock } from "./RoleBlock.tsx";

/** “Which roles could somebody in these groups choose?”, answered for the state that is shown. */
export function ChoiceBox({ id, matrix }: { id: string; matrix: AccessMatrix }) {
  const { t } = useTranslation();
  const [groups, setGroups] = useState<string[]>([]);
  const idp = matrix.loginPath === "idp";
  const known = matrix.subjects.flatMap(({ subject }) =>
    subject.kind === (idp ? "group" : "user") ? [subject.name] : [],
  );
  const asked = useQuery({
    ...query.access.forGroups.queryOptions({ input: { id, source: matrix.source, groups } }),
    enabled: groups.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Panel title={t(idp ? "access.choose.title" : "access.choose.titleRam")} testId="access-choose">
      <TagsInput
        label={t(idp ? "access.choose.groups" : "access.choose.users")}
        placeholder={groups.length === 0 ? t("access.choose.placeholder") : ""}
        data={known}
        value={groups}
        onChange={setGroups}
        splitChars={[]}
        maxDropdownHeight={260}
        limit={50}
        acceptValueOnBlur
      />
      {groups.length > 0 && (
        <div className={classes.answer} aria-live="polite">
          {asked.isPending && <Skeleton height={90} mt="md" />}
          {asked.error !== null && <FailureNote error={asked.error} retry={() => void asked.refetch()} />}
          {asked.data !== undefined && <Answer choice={asked.data.choice} />}
        </div>
      )}
    </Panel>
  );
}

const names = (subjects: readonly AccessSubject[]) => subjects.map((subject) => subject.name).join(", ");

function Answer({ choice }: { choice: AccessChoice }) {
  const { t } = useTranslation();
  return (
    <>
      <Text fw={600} data-testid="choice-count">
        {t("access.choose.count", { count: choice.options.length })}
      </Text>
      {choice.options.length > 1 && <p className={classes.fine}>{t("access.choose.one")}</p>}
      <div className={classes.options}>
        {choice.options.map((option) => (
          <article
            key={option.access.role}
            className={classes.option}
            data-testid={`option-${option.access.role}`}
          >
            <RoleBlock
              heading="h3"
              link={{
                role: option.access.role,
                way: option.way,
                expected: true,
                access: option.access,
                change: null,
              }}
              legend={choice.legend}
            />
            <p className={classes.fine}>{t("access.choose.through", { groups: names(option.through) })}</p>
          </article>
        ))}
      </div>
      <ul className={classes.plain}>
        {choice.closed.map(({ role, way, through }) => (
          <li key={role}>
            {t("access.choose.closed", { role, groups: names(through), why: t(`access.way.${way}`) })}
          </li>
        ))}
        {choice.unmapped.map(({ subject, like }) => (
          <li key={subject.name}>
            {like === null
              ? t("access.choose.unmapped", { name: subject.name })
              : t("access.choose.nearMiss", { name: subject.name, like })}
          </li>
        ))}
      </ul>
    </>
  );
}
