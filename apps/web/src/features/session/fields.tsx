import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import type { ReactNode, SubmitEvent } from "react";
import { useTranslation } from "react-i18next";

/** Passwords of this service; the server says the same. */
export const shortestPassword = 12;

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
}

export function NameField({ value, onChange }: FieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("session.name")}
      autoComplete="name"
      required
      withAsterisk={false}
      maxLength={120}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Without `onChange` it shows an address that is already decided. */
export function EmailField({ value, onChange }: { value: string; onChange?: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("session.email")}
      type="email"
      autoComplete="username"
      required
      withAsterisk={false}
      readOnly={onChange === undefined}
      value={value}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  );
}

/** A password that exists. */
export function PasswordField({ label, value, onChange }: FieldProps & { label?: string }) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={label ?? t("session.password")}
      autoComplete="current-password"
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A password that is being chosen; it counts along until it is long enough. */
export function NewPasswordField({ label, value, onChange }: FieldProps & { label?: string }) {
  const { t } = useTranslation();
  const short = value.length > 0 && value.length < shortestPassword;
  return (
    <PasswordInput
      label={label ?? t("session.password")}
      description={short ? t("session.passwordShort", { count: value.length }) : t("session.passwordHint")}
      autoComplete="new-password"
      required
      withAsterisk={false}
      minLength={shortestPassword}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface FieldsFormProps {
  children: ReactNode;
  submit: string;
  busy: boolean;
  onSubmit: () => void;
  /** Fills the width, as the one way on of a page. */
  wide?: boolean;
}

/** Fields, and the one button that sends them. */
export function FieldsForm({ children, submit, busy, onSubmit, wide = false }: FieldsFormProps) {
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md" align={wide ? "stretch" : undefined}>
        {children}
        <div style={wide ? { display: "grid" } : undefined}>
          <Button type="submit" loading={busy} mt="xs">
            {submit}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** What is wrong, in one sentence, where findings would say more than helps. */
export function Problem({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {text}
    </Alert>
  );
}
