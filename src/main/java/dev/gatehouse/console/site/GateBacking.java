package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.site.SiteChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.gate.PathReadings;
import dev.gatehouse.tenant.gate.PathRules;
import dev.gatehouse.tenant.gate.PathRules.Deciding;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a gated site, who sees a path by them, and what its proxy needs. */
@Named("gate")
@ViewScoped
public class GateBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject FormAction action;
  @Inject SiteChanges changes;
  @Inject Rules rules;
  @Inject GateSamples samples;
  @Inject PermissionGroups groups;
  @Inject ConsoleTexts texts;

  private String lines;
  private String others;
  private String othersGroups;
  private ArrayList<String> unknownGroups;
  private long version;
  private String path;
  private ArrayList<String> found;

  @PostConstruct
  void read() {
    fill(site.tenant());
  }

  private void fill(Tenant tenant) {
    PathRules saved = tenant.getSettings().getGating().rules();
    lines = RuleLines.text(saved);
    others = saved.others().kind().text();
    othersGroups = String.join(", ", saved.others().groups());
    unknownGroups = new ArrayList<>(groups.unknown(tenant.tenantId(), saved.groups()));
    version = tenant.getVersion();
  }

  /** Whether the site is a gate; other sites have pages of Gatehouse. */
  public boolean isGate() {
    return site.tenant().getSettings().getGating().isGate();
  }

  public void save() {
    SiteForm form = new SiteForm(site.tenant().getSettings());
    form.getSettings().getGating().setPathRules(RuleLines.object(lines, others, othersGroups));
    action
        .get(
            actor ->
                changes.change(
                    actor,
                    site.id(),
                    Expectation.version(version),
                    form.typed(),
                    null,
                    form.check(rules)))
        .ifPresent(this::saved);
  }

  private void saved(SiteChanges.Saved saved) {
    Notices.done(texts.get("saved"));
    saved.warnings().forEach(warning -> Notices.warning(warning.message()));
    fill(saved.tenant());
  }

  /** Finds who sees the path by the saved rules, in whatever way it is written. */
  public void check() {
    found = new ArrayList<>();
    String asked = Optional.ofNullable(path).map(String::strip).orElse("").split("[?#]", 2)[0];
    Optional<PathReadings> readings = PathReadings.of(asked);
    if (readings.isEmpty()) {
      found.add(texts.of("site", "gate.check.none"));
      return;
    }
    PathRules saved = site.tenant().getSettings().getGating().rules();
    for (Deciding one : saved.deciding(readings.get())) {
      String who = texts.of("site", "gate.access." + one.access().kind().text());
      String groups = String.join(", ", one.access().groups());
      String rule =
          one.path() == null
              ? texts.of("site", "gate.check.default")
              : texts.of("site", "gate.check.rule", one.path());
      found.add(who + (groups.isEmpty() ? "" : " (" + groups + ")") + ", " + rule);
    }
  }

  /** The sentences about the path that was checked; {@code null} before. */
  public List<String> getFound() {
    return found;
  }

  /** Sample configurations for the site's proxy, with its host name in them. */
  public List<GateSamples.Shown> getSamples() {
    String host =
        site.tenant().getSettings().getCustomDomains().stream()
            .sorted()
            .findFirst()
            .orElseGet(() -> site.getOrigin().replaceFirst("^https?://([^:/]+).*", "$1"));
    return samples.of(host);
  }

  public String getLines() {
    return lines;
  }

  public void setLines(String lines) {
    this.lines = lines;
  }

  public String getOthers() {
    return others;
  }

  public void setOthers(String others) {
    this.others = others;
  }

  /** Ids of groups that decide about other pages, separated by commas. */
  public String getOthersGroups() {
    return othersGroups;
  }

  public void setOthersGroups(String othersGroups) {
    this.othersGroups = othersGroups;
  }

  /** The groups of the saved rules that the site does not have: nobody is in them. */
  public String getUnknownGroups() {
    return String.join(", ", unknownGroups);
  }

  public String getPath() {
    return path;
  }

  public void setPath(String path) {
    this.path = path;
  }
}
