import { Button, Group, SegmentedControl, Skeleton, Stack, Text, Textarea, TextInput } from "@mantine/core";
import type { GuideLocale } from "@modelstudio-sso/contracts";
import {
  announcedRoles,
  announcementMarkdown,
  announcementText,
  makeAnnouncement,
} from "@modelstudio-sso/federation/rules";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { copyText } from "../../parts/CopyValue.tsx";
import { downloadText } from "../../parts/download.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconCheck, IconCopy, IconDownload } from "../../parts/icons.ts";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./done.module.css";
import { useAnnouncementFacts } from "./useAnnouncementFacts.ts";

const languages: { value: GuideLocale; label: string }[] = [
  { value: "en", label: "English" },
  { value: "zh-CN", label: "简体中文" },
];

/** A web address somebody typed; nothing where it is none. */
function addressIn(text: string): string | undefined {
  const trimmed = text.trim();
  return /^https?:\/\//i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}

/** What employees are told, ready to send; in the language of those who read it, whatever this page speaks. */
export function AnnouncementPanel() {
  const { t, i18n } = useTranslation();
  const { id, document } = useDraft();
  const [language, setLanguage] = useState<GuideLocale>(i18n.language === "zh-CN" ? "zh-CN" : "en");
  const [contact, setContact] = useState("");
  const [address, setAddress] = useState("");
  const { facts, settled, error, retry } = useAnnouncementFacts(language);
  if (announcedRoles(document).length === 0) {
    return (
      <Panel title={t("done.announce.title")} testId="announcement">
        <Text mb="md">{t("done.announce.nobody")}</Text>
        <ButtonLink to="/federations/$id/groups" params={{ id }} variant="default" size="sm">
          {t("done.goTo", { step: t("road.steps.groups") })}
        </ButtonLink>
      </Panel>
    );
  }
  const asksAddress = settled && document.loginPath.kind === "idp" && facts.startUrl === undefined;
  const made = makeAnnouncement(
    { ...facts, contact, startUrl: facts.startUrl ?? (asksAddress ? addressIn(address) : undefined) },
    language,
  );
  return (
    <Panel title={t("done.announce.title")} testId="announcement">
      <Stack gap="md">
        <Text>{t("done.announce.text")}</Text>
        <div className={classes.fields}>
          <TextInput
            label={t("done.announce.contact")}
            description={t("done.announce.contactNote")}
            maxLength={200}
            value={contact}
            onChange={(event) => setContact(event.currentTarget.value)}
          />
          {asksAddress && (
            <TextInput
              label={t("done.announce.address")}
              description={t("done.announce.addressNote")}
              type="url"
              inputMode="url"
              value={address}
              error={
                address.trim() !== "" && addressIn(address) === undefined
                  ? t("done.announce.addressBad")
                  : undefined
              }
              onChange={(event) => setAddress(event.currentTarget.value)}
            />
          )}
        </div>
        <SegmentedControl
          className={classes.languages ?? ""}
          aria-label={t("done.announce.language")}
          data={languages}
          value={language}
          onChange={(value) => setLanguage(value === "zh-CN" ? "zh-CN" : "en")}
        />
        {error !== null && <FailureNote error={error} retry={retry} />}
        {settled ? (
          <Sendable language={language} text={announcementText(made)} markdown={announcementMarkdown(made)} />
        ) : (
          <Skeleton height={320} />
        )}
      </Stack>
    </Panel>
  );
}

interface SendableProps {
  language: GuideLocale;
  text: string;
  markdown: string;
}

/** The text as it will be sent, and the ways to take it along. */
function Sendable({ language, text, markdown }: SendableProps) {
  const { t } = useTranslation();
  const { document } = useDraft();
  const [copied, setCopied] = useState(false);
  const name = `model-studio-${document.name}-${language}`;
  const copy = async () => {
    await copyText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <>
      <Group gap="xs">
        <Button
          size="sm"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={() => void copy()}
        >
          <span aria-live="polite">{copied ? t("common.copied") : t("done.announce.copy")}</span>
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => downloadText(`${name}.txt`, text, "text/plain;charset=utf-8")}
        >
          {t("done.announce.asText")}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => downloadText(`${name}.md`, markdown, "text/markdown;charset=utf-8")}
        >
          {t("done.announce.asMarkdown")}
        </Button>
      </Group>
      <Textarea
        aria-label={t("done.announce.preview")}
        lang={language}
        readOnly
        autosize
        minRows={12}
        maxRows={36}
        value={text}
        classNames={{ input: classes.preview ?? "" }}
        data-testid="announcement-text"
      />
    </>
  );
}
