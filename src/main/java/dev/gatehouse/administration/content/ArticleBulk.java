package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.BulkOutcome;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes one change to many articles, each as if it were made to that article alone. */
@ApplicationScoped
public class ArticleBulk {
  /** None of the actions depends on what somebody else changes meanwhile. */
  private static final Expectation ANY = version -> {};

  @Inject ArticleChanges articles;

  /** What can be done to many articles. */
  public enum Action {
    PUBLISH("publish"),
    UNPUBLISH("unpublish"),
    MOVE("move"),
    DELETE("delete");

    private final String code;

    Action(String code) {
      this.code = code;
    }

    /** Its name in the admin API. */
    public String code() {
      return code;
    }

    public static List<String> codes() {
      return Arrays.stream(values()).map(Action::code).toList();
    }

    public static Optional<Action> of(String code) {
      return Arrays.stream(values()).filter(action -> action.code.equals(code)).findFirst();
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
