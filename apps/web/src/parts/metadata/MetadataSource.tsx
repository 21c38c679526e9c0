import { Button, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { FailureNote } from "../FailureNote.tsx";
import { FileDrop } from "../FileDrop.tsx";
import { Panel } from "../Panel.tsx";
import { useDroppedFile } from "../useDroppedFile.ts";
import type { Candidate } from "./candidate.ts";
import { EntityChoice } from "./EntityChoice.tsx";

type Given = { xml: string; entityId?: string } | { url: string; entityId?: string };
type SourceKind = "file" | "paste" | "url";

/** Three ways to bring metadata in, and in the sandbox a fourth. Reading saves nothing. */
export function MetadataSource({ onRead }: { onRead: (candidate: Candidate) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const [kind, setKind] = useState<SourceKind>("file");
  const read = useMutation({
    mutationFn: async (given: Given) => ({ given, check: await api.metadata.check(given) }),
    onSuccess: ({ given, check }) => {
      if (check.entityIds !== undefined && check.entityIds.length > 1 && given.entityId === undefined) return;
      const original = "xml" in given ? given.xml : (check.xml ?? "");
      // Of an aggregate only the chosen entity is kept, or the choice would be lost with the next reading.
      const chosen = given.entityId === undefined ? original : (check.registered?.xml ?? original);
      onRead({ check, xml: chosen });
    },
  });
  const rehearsal = useMutation({
    mutationFn: async () => read.mutateAsync({ xml: (await api.sandbox.metadata()).xml }),
  });
  const choice = read.data?.check.entityIds ?? [];
  return (
    <Stack gap="lg">
      {session.cloud === "sandbox" && (
        <Panel>
          <Stack gap="xs" align="flex-start">
            <Button onClick={() => rehearsal.mutate()} loading={rehearsal.isPending}>
              {t("idp.rehearsal")}
            </Button>
            <Text size="sm" c="dimmed">
              {t("idp.rehearsalNote")}
            </Text>
            {rehearsal.error !== null && <FailureNote error={rehearsal.error} />}
          </Stack>
        </Panel>
      )}
      <Panel>
        <Stack gap="md">
          <SegmentedControl
            aria-label={t("idp.source")}
            value={kind}
            onChange={setKind}
            data={(["file", "paste", "url"] as const).map((value) => ({
              value,
              label: t(`idp.kinds.${value}`),
            }))}
            style={{ alignSelf: "flex-start" }}
          />
          {kind === "file" && <MetadataFile onText={(xml) => read.mutate({ xml })} />}
          {kind === "paste" && <Paste busy={read.isPending} onText={(xml) => read.mutate({ xml })} />}
          {kind === "url" && <Address busy={read.isPending} onUrl={(url) => read.mutate({ url })} />}
          <div role="status">{read.isPending && <Text c="dimmed">{t("idp.reading")}</Text>}</div>
          {read.error !== null && !rehearsal.isError && <FailureNote error={read.error} />}
          {choice.length > 1 && (
            <EntityChoice
              entityIds={choice}
              onChoose={(entityId) => read.variables && read.mutate({ ...read.variables, entityId })}
            />
          )}
        </Stack>
      </Panel>
    </Stack>
  );
}

const mebibyte = 1_048_576;

function MetadataFile({ onText }: { onText: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <FileDrop
      file={useDroppedFile(mebibyte, onText)}
      accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
      words={{
        drop: t("idp.drop"),
        choose: t("idp.choose"),
        note: t("idp.dropNote"),
        tooLarge: t("idp.tooLarge"),
      }}
    />
  );
}

function Paste({ busy, onText }: { busy: boolean; onText: (xml: string) => void }) {
  const { t } = useTranslation();
  const [xml, setXml] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onText(xml);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <Textarea
          w="100%"
          label={t("idp.pasteLabel")}
          autosize
          minRows={6}
          maxRows={14}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.8125rem" } }}
          value={xml}
          onChange={(event) => setXml(event.currentTarget.value)}
        />
        <Button type="submit" disabled={xml.trim() === ""} loading={busy}>
          {t("idp.read")}
        </Button>
      </Stack>
    </form>
  );
}

function Address({ busy, onUrl }: { busy: boolean; onUrl: (url: string) => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onUrl(url.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <TextInput
          w="100%"
          label={t("idp.urlLabel")}
          description={t("idp.urlNote")}
          type="url"
          placeholder="https://idp.example.com/metadata"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Button type="submit" disabled={url.trim() === ""} loading={busy}>
          {t("idp.read")}
        </Button>
      </Stack>
    </form>
  );
}
