package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.list.BulkAction;
import dev.gatehouse.administration.list.BulkOutcome;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;

/** Makes one change to many articles, each as if it were made to that article alone. */
@ApplicationScoped
public class ArticleBulk {
  /** None of the actions depends on what somebody else changes meanwhile. */
  private static final Expectation ANY = version -> {};

  @Inject ArticleChanges articles;

  /** What can be done to many articles. */
  public enum Action implements BulkAction {
    PUBLISH("publish"),
    UNPUBLISH("unpublish"),
    MOVE("move"),
    DELETE("delete");

    private final String code;

    Action(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * Does it to each of the articles.
   *
   * @param category id of the category to move articles to; {@code null} for none
   * @throws ChangeRefused when the actor may not, and nothing is changed
   */
  public BulkOutcome run(
      Actor actor, Tenant site, Collection<Long> ids, Action action, Long category) {
    actor.require(Right.EDIT, site.tenantId());
    return BulkOutcome.of(
        ids,
        id -> {
          switch (action) {
            case PUBLISH, UNPUBLISH ->
                articles.publish(actor, site, id, ANY, action == Action.PUBLISH);
            case MOVE -> articles.move(actor, site, id, ANY, category);
            case DELETE -> articles.delete(actor, site, id, ANY);
          }
        });
  }
}
