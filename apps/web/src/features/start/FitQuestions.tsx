import { Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconAlertTriangle, IconCircleCheck } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { type FitAnswers, verdictOf } from "./fit.ts";
import classes from "./start.module.css";

/** Three short questions that keep somebody from setting up the wrong kind of single sign-on. */
export function FitQuestions() {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<FitAnswers>({});
  const verdict = verdictOf(answers);
  return (
    <Panel title={t("start.fit.title")}>
      <Text c="dimmed" mb="lg">
        {t("start.fit.lead")}
      </Text>
      <div className={classes.questions}>
        <Radio.Group
          label={t("start.fit.reach")}
          value={answers.reach ?? null}
          onChange={(value) => setAnswers({ ...answers, reach: value === "seats" ? "seats" : "console" })}
        >
          <Stack gap={8} mt={8}>
            <Radio value="console" label={t("start.fit.reachConsole")} />
            <Radio value="seats" label={t("start.fit.reachSeats")} />
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t("start.fit.accounts")}
          value={answers.accounts ?? null}
          onChange={(value) => setAnswers({ ...answers, accounts: value === "many" ? "many" : "few" })}
        >
          <Stack gap={8} mt={8}>
            <Radio value="few" label={t("start.fit.accountsFew")} />
            <Radio value="many" label={t("start.fit.accountsMany")} />
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t("start.fit.person")}
          value={answers.person ?? null}
          onChange={(value) => setAnswers({ ...answers, person: value === "yes" ? "yes" : "no" })}
        >
          <Stack gap={8} mt={8}>
            <Radio value="no" label={t("start.fit.personNo")} />
            <Radio value="yes" label={t("start.fit.personYes")} />
          </Stack>
        </Radio.Group>
      </div>
      <div role="status" data-testid="fit-verdict" data-verdict={verdict}>
        {verdict !== undefined && (
          <p className={classes.verdict} data-tone={verdict === "role" ? "good" : "warn"}>
            {verdict === "role" ? <IconCircleCheck size={20} /> : <IconAlertTriangle size={20} />}
            <span>{t(`start.fit.verdict.${verdict}`)}</span>
          </p>
        )}
      </div>
    </Panel>
  );
}
