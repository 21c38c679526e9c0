import { Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./parts.module.css";

interface StepHeadingProps {
  id: string;
  title: string;
  children?: ReactNode;
}

/** The first heading of a page. It takes the focus, so that a keyboard or a screen reader starts where the eye does. */
export function StepHeading({ id, title, children }: StepHeadingProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("common.product")}`;
  }, [title, t]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <header className={classes.heading}>
      <Title order={1} ref={heading} tabIndex={-1} data-testid={`step-${id}`}>
        {title}
      </Title>
      {children !== undefined && <div className={classes.lead}>{children}</div>}
    </header>
  );
}
