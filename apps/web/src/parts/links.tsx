import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { type AnchorHTMLAttributes, forwardRef } from "react";

type Native<P> = P & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P>;

/** A link that looks like a button; the router checks its target. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, Native<ButtonProps>>((props, ref) => (
    <Button component="a" ref={ref} {...props} />
  )),
);

/** A link inside text; the router checks its target. */
export const TextLink = createLink(
  forwardRef<HTMLAnchorElement, Native<AnchorProps>>((props, ref) => (
    <Anchor underline="always" ref={ref} {...props} />
  )),
);
