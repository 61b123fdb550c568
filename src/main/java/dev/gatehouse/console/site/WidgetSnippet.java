package dev.gatehouse.console.site;

/** The markup that embeds the widget, as HelpCenter.io documents it. */
final class WidgetSnippet {
  private static final String MARKUP =
      """
      <script>
          window.hcOptions = {
              app_id: '%s',
              jwt: '<JWT minted server-side and templated in here>',
              onAuthExpired: async function () {
                  const resp = await fetch('/helpcenter-token', { credentials: 'include' });
                  const json = await resp.json();
                  return json.jwt;
              },
          };
      </script>
      <script src="%s/js/init.js" async></script>
      """;

  private WidgetSnippet() {}

  static String of(String server, String widgetId) {
    return MARKUP.formatted(widgetId, server);
  }
}
