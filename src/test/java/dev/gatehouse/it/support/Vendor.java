package dev.gatehouse.it.support;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A protocol by the name that test reports show, and how a company that speaks it is founded. */
public record Vendor(String name, String protocol, Supplier<Speaker> founding) {
  public static final List<Vendor> ALL =
      List.of(
          new Vendor("HelpCenter.io", "helpcenter", HelpCenterSpeaker::new),
          new Vendor("HelpSite", "helpsite", HelpSiteSpeaker::new),
          new Vendor("HelpDocs", "helpdocs", HelpDocsSpeaker::new),
          new Vendor("ProProfs", "proprofs", ProProfsSpeaker::new),
          new Vendor("Document360", "document360", Document360Speaker::new));

  public Speaker founded() {
    return founding.get();
  }

  /** Connects a company by this protocol, too; the secret of its key. */
  public String connect(Company company) {
    long id =
        Company.created(
                company.admin.post(
                    company.site() + "/connections",
                    Map.of("protocol", protocol, "name", name, "loginUrl", "https://b.example/in")))
            .path("id")
            .asLong();
    String keys = company.site() + "/connections/" + id + "/keys";
    return Company.created(company.admin.post(keys, Map.of())).path("secret").asText();
  }

  @Override
  public String toString() {
    return name;
  }
}
