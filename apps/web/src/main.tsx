import "./app/mantine.css";
import "./app/global.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keepFocus } from "./app/keepFocus.ts";
import { queryClient, whenSignedOut } from "./app/queryClient.ts";
import { router } from "./app/router.tsx";
import { sessionQuery } from "./app/session.ts";
import { theme } from "./app/theme.ts";
import { startTexts } from "./i18n/index.ts";

whenSignedOut(() => {
  void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate());
});

async function start(root: HTMLElement): Promise<void> {
  // Every page asks this first; it need not wait for the texts.
  void queryClient.prefetchQuery(sessionQuery);
  await startTexts();
  keepFocus(document);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          <RouterProvider router={router} />
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root !== null) void start(root);
