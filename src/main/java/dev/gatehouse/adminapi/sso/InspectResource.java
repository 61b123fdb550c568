package dev.gatehouse.adminapi.sso;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Warnings;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.sso.InspectionOrder;
import dev.gatehouse.administration.studio.TokenInspection;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.diagnosis.Correction;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import dev.gatehouse.token.VerificationKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/** Inspects a token with the checks of a sign-in; consumes nothing. */
@Path("admin/v1/sites/{site}/connections/{id}/inspect")
@RequestScoped
public class InspectResource {
  @Inject TokenInspection inspection;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @POST
  public Response inspect(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = new Submission(body, rules);
    InspectionOrder order = submission.into(new InspectionOrder());
    return Responses.ok(
        show(inspection.of(call.actor(), site, call.id(), order, submission.finish())).members());
  }

  private static Snapshot show(TokenInspection.Finding finding) {
    Inspection inspection = finding.inspection();
    Long difference =
        inspection.clockDifferenceSeconds().isPresent()
            ? inspection.clockDifferenceSeconds().getAsLong()
            : null;
    Snapshot shown =
        new Snapshot()
            .with("accepted", inspection.accepted())
            .with("surface", finding.surface().text())
            .with("at", finding.at())
            .with("reason", inspection.reason().map(Rejection::code).orElse(null))
            .with("header", inspection.header())
            .with("payload", inspection.payload())
            .with("checks", inspection.checks().stream().map(InspectResource::show).toList())
            .with("clockDifferenceSeconds", difference)
            .with("keyId", inspection.key().map(VerificationKey::id).orElse(null))
            .with(
                "changes",
                finding.correction().stream()
                    .flatMap(correction -> correction.changes().stream())
                    .map(InspectResource::show)
                    .toList())
            .with("firstUseId", firstUse(inspection))
            .with("correctedClaims", finding.correction().map(Correction::claims).orElse(null));
    return Warnings.on(shown, finding.warnings());
  }

  /** The event of the sign-in that used the token up, if it is one of this site. */
  private static Long firstUse(Inspection inspection) {
    return inspection.checks().stream()
        .map(CheckResult::discrepancy)
        .filter(found -> found != null && found.firstUse() != null && found.site() == null)
        .map(Discrepancy::firstUse)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Object> show(Correction.Change change) {
    return new Snapshot()
        .with("part", change.part().name().toLowerCase(Locale.ROOT))
        .with("claim", change.claim())
        .with("is", change.is())
        .with("shouldBe", change.shouldBe())
        .with("example", change.example())
        .with("why", change.why())
        .with("accepted", change.accepted())
        .with("cause", change.cause() == null ? null : change.cause().code())
        .members();
  }

  private static Map<String, Object> show(CheckResult result) {
    return new Snapshot()
        .with("check", result.check())
        .with("passed", result.passed())
        .with("detail", result.detail())
        .with("remedy", result.remedy())
        .with("came", result.discrepancy() == null ? null : result.discrepancy().came())
        .with("accepted", result.discrepancy() == null ? null : result.discrepancy().accepted())
        .with("cause", result.cause() == null ? null : result.cause().code())
        .with("causeDetail", result.cause() == null ? null : result.cause().sentence())
        .with("causeRemedy", result.cause() == null ? null : result.cause().remedy())
        .members();
  }
}
