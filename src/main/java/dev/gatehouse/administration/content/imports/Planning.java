package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.content.AliasRules;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads what a plan needs from the database, and plans; changes nothing. Files of others are parsed
 * meanwhile, so each reading is a transaction of its own: what changes in between is noticed when
 * the plan is carried out.
 */
@ApplicationScoped
public class Planning {
  private static final int PIECE = 500;

  /**
   * An article of the site.
   *
   * @param settings as stored now
   */
  record Existing(long id, long version, ArticleSettings settings) {
    static Existing of(Article article) {
      return new Existing(article.getId(), article.getVersion(), article.getSettings().copy());
    }
  }

  @Inject Catalogues catalogues;
  @Inject Articles articles;
  @Inject PermissionGroups groups;
  @Inject Rules rules;
  @Inject AliasRules aliases;

  /**
   * @throws dev.gatehouse.administration.change.Missing when the actor may not edit this site
   */
  Plan plan(Actor actor, TenantId site, ZipFolder upload, ImportOptions options) {
    actor.require(Right.EDIT, site);
    Catalogue catalogue = catalogues.everything(site);
    Planner planner =
        new Planner(
            catalogue,
            GroupNames.of(groups(site)),
            options,
            id -> articles.find(site, id).map(Existing::of),
            this::objections,
            new FreeAliases((own, alias) -> aliases.objection(site, own, alias)));
    return planner.plan(upload).with(upload);
  }

  private Map<String, String> groups(TenantId site) {
    Map<String, String> names = new HashMap<>();
    String last = "";
    List<PermissionGroup> piece;
    do {
      piece = groups.list(site, last, PIECE);
      piece.forEach(group -> names.put(group.getId(), group.getName()));
      last = piece.isEmpty() ? last : piece.get(piece.size() - 1).getId();
    } while (piece.size() == PIECE);
    return names;
  }

  /** The objections to settings in one line; empty if there are none. */
  private String objections(Object settings) {
    try {
      rules.check(settings).requireNone();
      return "";
    } catch (Invalid e) {
      return told(e);
    }
  }

  static String told(Invalid refused) {
    return refused.errors().stream().map(Planning::told).collect(Collectors.joining("; "));
  }

  private static String told(FieldError error) {
    return "has a " + error.field() + " that " + error.message();
  }
}
