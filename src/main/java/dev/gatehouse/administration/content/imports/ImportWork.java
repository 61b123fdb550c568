package dev.gatehouse.administration.content.imports;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.administration.content.CategoryChanges;
import dev.gatehouse.administration.content.imports.FileReport.ImportOutcome;
import dev.gatehouse.administration.content.imports.Plan.PlannedFile;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Carries out a plan, with one transaction for each category and article: what is reported as done
 * stays done.
 */
@ApplicationScoped
class ImportWork {
  private static final Logger LOG = RequestLog.of(ImportWork.class);

  @Inject ArticleChanges articles;
  @Inject CategoryChanges categories;
  @Inject PermittedSites sites;

  /** Works until the run is completed, cancelled or stopped by a failure. */
  void carryOut(ImportRun run) {
    Plan plan = run.plan();
    try {
      Changes begun = Changes.none().with("files", null, run.total());
      articles.imported(run.actor(), site(run), run.file() + " begins", begun);
      plan.changedCategories().forEach(category -> change(run.actor(), site(run), category));
      for (int index : run.ahead()) {
        if (!run.goesOn()) {
          break;
        }
        run.did(index, carryOut(run, plan.files().get(index)));
      }
      plan.addedCategories().stream()
          .filter(category -> run.goesOn())
          .forEach(category -> make(run.actor(), site(run), category));
    } catch (ChangeRefused e) {
      run.stop(e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "an import of articles broke off", e);
      run.stop("The database did not answer, or something else went wrong.");
    } finally {
      run.end();
      conclude(run);
    }
  }

  /** The site as it is now: it may be deleted while an import runs. */
  private Tenant site(ImportRun run) {
    return sites.find(run.actor(), run.site(), Right.EDIT);
  }

  private FileReport carryOut(ImportRun run, PlannedFile step) {
    FileReport line = step.report();
    try {
      Tenant site = site(run);
      ArticleSettings settings = step.settings();
      if (step.category() != null) {
        settings.setCategoryId(make(run.actor(), site, step.category()));
      }
      Article article = write(run.actor(), site, step, settings);
      boolean made = step.articleId() == null;
      return line.as(
          made ? ImportOutcome.CREATED : ImportOutcome.CHANGED, line.detail(), article.getId());
    } catch (Stale e) {
      return line.as(
          ImportOutcome.FAILED, "was changed by someone else meanwhile", step.articleId());
    } catch (Missing e) {
      return line.as(ImportOutcome.FAILED, "was deleted by someone else meanwhile", null);
    } catch (Invalid e) {
      return line.as(ImportOutcome.FAILED, Planning.told(e), step.articleId());
    }
  }

  private Article write(Actor actor, Tenant site, PlannedFile step, ArticleSettings settings) {
    return step.articleId() == null
        ? articles.create(actor, site, settings, new Objections())
        : articles.change(
            actor,
            site,
            step.articleId(),
            Expectation.version(step.version()),
            settings,
            new Objections());
  }

  /** The id of a category, which is made on first use. */
  private long make(Actor actor, Tenant site, TargetCategory category) {
    if (category.id() == null) {
      CategorySettings settings = category.settings();
      settings.setParentId(category.parent() == null ? null : make(actor, site, category.parent()));
      category.madeAs(categories.create(actor, site, settings, new Objections()).getId());
    }
    return category.id();
  }

  private void change(Actor actor, Tenant site, TargetCategory category) {
    if (category.id() != null) {
      categories.change(
          actor, site, category.id(), version -> {}, category.settings(), new Objections());
    }
  }

  private void conclude(ImportRun run) {
    Changes counts =
        Changes.none()
            .with("end", null, run.state())
            .with("created", null, run.count(List.of(ImportOutcome.CREATED)))
            .with("changed", null, run.count(List.of(ImportOutcome.CHANGED)))
            .with("failed", null, run.count(List.of(ImportOutcome.FAILED)))
            .with("notReached", null, run.count(List.of(ImportOutcome.NOT_REACHED)));
    try {
      articles.imported(run.actor(), site(run), run.file(), counts);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the end of an import of articles could not be recorded", e);
    }
  }
}
