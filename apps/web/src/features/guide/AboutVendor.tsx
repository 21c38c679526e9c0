import { Stack, Text } from "@mantine/core";
import type { Guide, GuideAbility } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import classes from "./guide.module.css";

const tones: Record<GuideAbility["answer"], Tone> = {
  yes: "good",
  limited: "warn",
  no: "bad",
  unknown: "quiet",
};

/** What the product can do for this, where that is written, and what nobody has confirmed. */
export function AboutVendor({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("guide.about", { vendor: guide.vendorName })} testId="guide-about">
      <Stack gap="md">
        <ul className={classes.abilities}>
          {guide.abilities.map(({ id, label, answer, note }) => (
            <li key={id}>
              <Pill tone={tones[answer]}>{t(`guide.answer.${answer}`)}</Pill>
              <span>{label}</span>
              {note !== undefined && (
                <Text span size="sm" c="dimmed">
                  {note}
                </Text>
              )}
            </li>
          ))}
        </ul>
        <Text size="sm">{t(`guide.documentedBy.${guide.documentedBy}`)}</Text>
        {guide.sources.length > 0 && (
          <ul className={classes.small}>
            {guide.sources.map(({ title, url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
        {guide.unverified.length > 0 && (
          <details>
            <summary>{t("guide.unverified", { count: guide.unverified.length })}</summary>
            <ul className={classes.small}>
              {guide.unverified.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </details>
        )}
      </Stack>
    </Panel>
  );
}
