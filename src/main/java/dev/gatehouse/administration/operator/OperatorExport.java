package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.operator.factor.SecondFactors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Operators as lists and files show them. */
@ApplicationScoped
public class OperatorExport {
  @Inject SecondFactors secondFactors;

  public CsvFile<Operator> csv() {
    return CsvFile.of(
        CsvFile.columns(
            OperatorSettings.class,
            Set.of(),
            "grants",
            "emailConfirmed",
            "hasPassword",
            "secondFactor",
            "createdAt",
            "lastSignInAt"),
        this::show);
  }

  public Snapshot show(Operator operator) {
    return new Snapshot()
        .with("id", operator.getId())
        .settings(operator.getSettings())
        .with("grants", GrantRules.shown(operator.getSettings().rights()))
        .with("emailConfirmed", operator.isEmailConfirmed())
        .with("hasPassword", operator.hasPassword())
        .with("secondFactor", secondFactors.isOn(operator.getId()))
        .with("createdAt", operator.getCreatedAt())
        .with("lastSignInAt", operator.getLastSignInAt());
  }
}
