package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.operator.ApiToken;
import java.util.List;

/** API tokens as lists and files show them: without the tokens, which are not kept. */
public final class ApiTokenExport {
  public static final CsvFile<ApiToken> CSV =
      CsvFile.of(
          List.of("id", "name", "platformAdmin", "grants", "expiresAt", "createdAt", "lastUsedAt"),
          ApiTokenExport::show);

  private ApiTokenExport() {}

  public static Snapshot show(ApiToken token) {
    return new Snapshot()
        .with("id", token.getId())
        .with("name", token.getName())
        .with("platformAdmin", token.rights().platformAdmin())
        .with("grants", GrantRules.shown(token.rights()))
        .with("expiresAt", token.getExpiresAt())
        .with("createdAt", token.getCreatedAt())
        .with("lastUsedAt", token.getLastUsedAt());
  }
}
