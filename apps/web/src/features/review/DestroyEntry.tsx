import { Button, Group, Stack, Text } from "@mantine/core";
import type { Run } from "@modelstudio-sso/contracts";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";

/** The way out: makes a plan that takes everything away, and shows it. Nothing is there to take before a run. */
export function DestroyEntry({ runs }: { runs: Run[] }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: () => api.plans.destroy({ id }),
    onSuccess: (made) =>
      navigate({ to: "/federations/$id/review", params: { id }, search: { plan: made.id } }),
  });
  const [latest] = runs;
  if (latest === undefined || (latest.kind === "destroy" && latest.status === "succeeded")) return null;
  return (
    <Panel>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text c="dimmed" flex="1 1 16rem">
            {t("review.destroyEntry")}
          </Text>
          <Button
            variant="default"
            size="sm"
            loading={make.isPending}
            onClick={() => make.mutate()}
            data-testid="plan-destroy"
          >
            {t("review.destroy")}
          </Button>
        </Group>
        {make.error !== null && <FailureNote error={make.error} />}
      </Stack>
    </Panel>
  );
}
