package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.Causes;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;

/** Saves an article unless another operator changed it in the meantime. */
@ApplicationScoped
public class ArticleSaving {
  @Inject Articles articles;
  @Inject ArticleChanges changes;
  @Inject Rules rules;

  /**
   * The result of saving.
   *
   * @param saved the saved article, or {@code null} if another operator changed it first
   * @param theirs the other operator's version, or {@code null} if they deleted the article
   */
  record Outcome(Article saved, Article theirs) {}

  /** Creates an article. */
  Outcome create(Actor actor, TenantId site, ArticleSettings typed) {
    // Saved settings become part of an entity; the page keeps editing its own copy.
    ArticleSettings settings = typed.copy();
    return new Outcome(changes.create(actor, site, settings, rules.check(settings)), null);
  }

  /**
   * Changes an article.
   *
   * @param version of the article that the operator read
   */
  Outcome change(Actor actor, TenantId site, long id, long version, ArticleSettings typed) {
    // An operator who lost the right must not see the other operator's text.
    actor.require(Right.EDIT, site);
    ArticleSettings settings = typed.copy();
    Expectation unchanged = Expectation.version(version);
    try {
      return new Outcome(
          changes.change(actor, site, id, unchanged, settings, rules.check(settings)), null);
    } catch (RuntimeException e) {
      if (e instanceof Stale
          || e instanceof Missing
          || Causes.find(e, OptimisticLockException.class).isPresent()) {
        return new Outcome(null, articles.find(site, id).orElse(null));
      }
      throw e;
    }
  }
}
