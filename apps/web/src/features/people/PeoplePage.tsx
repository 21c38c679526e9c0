import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { CompanySignInPanel } from "./CompanySignInPanel.tsx";
import { InvitePanel } from "./InvitePanel.tsx";
import { MemberRow } from "./MemberRow.tsx";
import { OrganizationPanel } from "./OrganizationPanel.tsx";
import classes from "./people.module.css";
import { RolesExplained } from "./RolesExplained.tsx";

/** Who belongs to the organisation and what each may do. Everybody sees it, owners change it. */
export function PeoplePage() {
  const { t } = useTranslation();
  const people = useQuery(query.people.list.queryOptions());
  const manages = useMay("manage-people");
  const settles = useMay("manage-settings");
  return (
    <>
      <StepHeading id="people" title={t("people.title")}>
        {t("people.lead")}
      </StepHeading>
      <div className={classes.columns}>
        <Stack gap="lg">
          <Panel
            title={t("people.members")}
            aside={people.data && t("people.count", { count: people.data.people.length })}
            testId="members"
          >
            {people.error !== null && (
              <FailureNote error={people.error} retry={() => void people.refetch()} />
            )}
            {people.isPending && <Skeleton height={140} />}
            <ul className={classes.list}>
              {people.data?.people.map((person) => (
                <MemberRow key={person.id} person={person} />
              ))}
            </ul>
            {!manages && (
              <Text size="sm" c="dimmed" mt="md">
                {t("people.onlyOwners")}
              </Text>
            )}
          </Panel>
          {manages && <InvitePanel />}
          {manages && <OrganizationPanel />}
          {settles && <CompanySignInPanel />}
        </Stack>
        <RolesExplained />
      </div>
    </>
  );
}
