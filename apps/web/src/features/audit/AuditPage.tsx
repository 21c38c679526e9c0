import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { AuditEntry } from "./AuditEntry.tsx";
import { AuditFilters } from "./AuditFilters.tsx";
import classes from "./audit.module.css";
import { type AuditSearch, filterOf } from "./auditSearch.ts";
import { ChainPanel } from "./ChainPanel.tsx";

const pageSize = 50;

/** What happened, newest first. The filters are part of the address, so that a finding can be passed on. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/signed-in/audit" });
  const navigate = useNavigate();
  const change = (next: AuditSearch) => void navigate({ to: "/audit", search: next, replace: true });
  const pages = useInfiniteQuery({
    queryKey: ["audit", search],
    queryFn: ({ pageParam }) =>
      api.audit.list({
        ...filterOf(search),
        limit: pageSize,
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
  const events = pages.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <StepHeading id="audit" title={t("audit.title")}>
        {t("audit.lead")}
      </StepHeading>
      <div className={classes.columns}>
        <Stack gap="lg">
          <AuditFilters search={search} onChange={change} />
          <Panel testId="audit-entries">
            {pages.error !== null && <FailureNote error={pages.error} retry={() => void pages.refetch()} />}
            {pages.isPending && <Skeleton height={240} />}
            {pages.data !== undefined && events.length === 0 && <Text c="dimmed">{t("audit.none")}</Text>}
            <ol className={classes.list}>
              {events.map((event) => (
                <AuditEntry key={event.seq} event={event} />
              ))}
            </ol>
            {pages.hasNextPage && (
              <Group mt="md">
                <Button
                  variant="default"
                  loading={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {t("audit.older")}
                </Button>
              </Group>
            )}
          </Panel>
        </Stack>
        <ChainPanel />
      </div>
    </>
  );
}
