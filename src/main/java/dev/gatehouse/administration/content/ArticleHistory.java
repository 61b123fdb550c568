package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.version.ArticleVersion;
import dev.gatehouse.library.version.ArticleVersions;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an article was after each save, for its editors. */
@ApplicationScoped
@Transactional
public class ArticleHistory {
  @Inject Articles articles;
  @Inject ArticleVersions versions;

  /**
   * The versions before one of them, the newest first.
   *
   * @throws Missing when there is no such article, or the actor may not edit it
   */
  public List<ArticleVersion> before(
      Actor actor, TenantId site, long article, int number, int limit) {
    actor.require(Right.EDIT, site);
    articles.find(site, article).orElseThrow(Missing::new);
    return versions.before(site, article, number, limit);
  }

  /**
   * All members of a version with its text, by the admin API's names.
   *
   * @throws Missing when there is no such version, or the actor may not edit the article
   */
  public Whole find(Actor actor, TenantId site, long article, int number) {
    actor.require(Right.EDIT, site);
    ArticleVersion version = versions.find(site, article, number).orElseThrow(Missing::new);
    Map<String, Object> members = new LinkedHashMap<>(version.getMembers());
    members.put("body", versions.body(version));
    return new Whole(version, members);
  }

  /**
   * What changed from one version to another.
   *
   * @throws Missing when there is no such version, or the actor may not edit the article
   */
  public VersionComparison compare(Actor actor, TenantId site, long article, int from, int to) {
    return VersionComparison.of(
        find(actor, site, article, from).members(), find(actor, site, article, to).members());
  }

  /** A version with its text. */
  public record Whole(ArticleVersion version, Map<String, Object> members) {}
}
