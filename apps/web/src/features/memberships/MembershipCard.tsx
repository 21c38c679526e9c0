import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { ConsoleStep, Membership } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useServerWords } from "../../i18n/useServerWords.ts";
import { CopyValue } from "../../parts/CopyValue.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconExternalLink } from "../../parts/icons.ts";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./memberships.module.css";
import { stateTones } from "./stateTones.ts";

interface MembershipCardProps {
  id: string;
  membership: Membership;
  startsOpen: boolean;
}

/** One role in one workspace: its state, the exact steps, and the word of whoever did them. */
export function MembershipCard({ id, membership, startsOpen }: MembershipCardProps) {
  const { t } = useTranslation();
  const date = useDate();
  // Until a person folds or unfolds it, the card follows the list: the first open one shows its steps.
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? startsOpen;
  const right = t(membership.workspaceRole === "Admin" ? "groups.admin" : "groups.visitor");
  return (
    <Panel testId={`membership-${membership.role}-${membership.workspace}`}>
      <div className={classes.head}>
        <div>
          <h2>
            {membership.role} → {membership.workspaceName}
          </h2>
          <div className={classes.fine}>
            {right} · {t("memberships.shownAs", { name: membership.displayName })} · {membership.region}
          </div>
          {membership.evidence !== null && (
            <div className={classes.fine}>
              {t("memberships.evidence", {
                who: membership.evidence.by,
                when: date(membership.evidence.at, "time"),
              })}
              {membership.evidence.note !== undefined && ` · ${membership.evidence.note}`}
            </div>
          )}
        </div>
        <Pill tone={stateTones[membership.state]} testId="membership-state">
          {t(`memberships.state.${membership.state}`)}
        </Pill>
      </div>
      {membership.roleId === null ? (
        <Stack gap="sm" mt="md" align="flex-start">
          <Text c="dimmed">{t("memberships.noRole")}</Text>
          <ButtonLink to="/federations/$id/review" params={{ id }} variant="default" size="sm">
            {t("memberships.toReview")}
          </ButtonLink>
        </Stack>
      ) : (
        <>
          <Button
            variant="subtle"
            size="compact-sm"
            mt="sm"
            ml={-8}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? "memberships.hide" : "memberships.show")}
          </Button>
          {open && <Steps steps={membership.steps} />}
          <Word id={id} membership={membership} withNote={open} />
        </>
      )}
    </Panel>
  );
}

function Steps({ steps }: { steps: ConsoleStep[] }) {
  const { t } = useTranslation();
  const words = useServerWords();
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.id}>
          <div>
            <strong>{t(`memberships.steps.${step.id}`)}</strong>
            {step.url !== undefined && (
              <div>
                <a className={classes.open} href={step.url} target="_blank" rel="noreferrer">
                  {t("memberships.openPage")}
                  <IconExternalLink size={15} aria-label={t("common.openInNewTab")} />
                </a>
              </div>
            )}
            {step.fields.length > 0 && (
              <dl className={classes.fields}>
                {step.fields.map((field) => (
                  <div key={field.label} style={{ display: "contents" }}>
                    <dt>{words(`field.${field.label}`, field.label)}</dt>
                    <dd>
                      {field.copy ? (
                        <CopyValue value={field.value} label={words(`field.${field.label}`, field.label)} />
                      ) : (
                        words(`value.${field.value}`, field.value)
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Word({ id, membership, withNote }: { id: string; membership: Membership; withNote: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [note, setNote] = useState("");
  const key = { id, role: membership.role, workspace: membership.workspace };
  const names = { role: membership.role, workspace: membership.workspaceName };
  const settle = () => client.invalidateQueries({ queryKey: query.memberships.list.key({ input: { id } }) });
  const attest = useMutation({
    mutationFn: () => api.memberships.attest(note.trim() === "" ? key : { ...key, note: note.trim() }),
    onSuccess: settle,
  });
  const withdraw = useMutation({ mutationFn: () => api.memberships.withdraw(key), onSuccess: settle });
  const grant = useMutation({ mutationFn: () => api.memberships.grant(key), onSuccess: settle });
  const error = attest.error ?? withdraw.error ?? grant.error;
  return (
    <Stack gap="md" mt="md">
      {error !== null && <FailureNote error={error} />}
      {membership.state === "unknown" && (
        <div className={classes.foot}>
          {withNote && (
            <TextInput
              label={`${t("memberships.note")} (${t("common.optional")})`}
              placeholder={t("memberships.notePlaceholder")}
              flex="1 1 14rem"
              size="sm"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <Button
            size="sm"
            loading={attest.isPending}
            aria-label={t("memberships.attestOf", names)}
            onClick={() => attest.mutate()}
          >
            {t("memberships.attest")}
          </Button>
        </div>
      )}
      {membership.state === "attested" && (
        <div>
          <Button
            size="sm"
            variant="default"
            loading={withdraw.isPending}
            aria-label={t("memberships.withdrawOf", names)}
            onClick={() => withdraw.mutate()}
          >
            {t("memberships.withdraw")}
          </Button>
        </div>
      )}
      {membership.adapter === "bailian-control" && membership.state === "unknown" && (
        <Group gap="md">
          <Button size="sm" variant="default" loading={grant.isPending} onClick={() => grant.mutate()}>
            {t("memberships.grant")}
          </Button>
          <Text size="sm" c="dimmed" flex="1 1 14rem">
            {t("memberships.grantNote")}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
