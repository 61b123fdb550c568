package dev.gatehouse.library.feedback;

import dev.gatehouse.library.version.ArticleVersions;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.PageRequest;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What readers of a tenant said about its articles in the last 365 days. */
@ApplicationScoped
@Transactional
public class HelpfulAnswers implements Expiring {
  private static final Duration KEPT = Duration.ofDays(365);

  @PersistenceContext EntityManager entities;
  @Inject ArticleVersions versions;
  @Inject Clock clock;

  /**
   * What readers said about an article, or about one version of it.
   *
   * @param version its number in the article's history; {@code null} for all of them together
   * @param yes how many found it helpful
   * @param no how many did not
   */
  public record Count(long articleId, Integer version, long yes, long no) {
    private Count with(boolean helpful, long more) {
      return helpful
          ? new Count(articleId, version, yes + more, no)
          : new Count(articleId, version, yes, no + more);
    }
  }

  /**
   * An answer.
   *
   * @param rowVersion the version of the article's row that the reader read
   * @param readerKey names the reader to this table alone
   * @param sentence plain text, or {@code null}
   */
  record Given(
      long articleId, long rowVersion, String readerKey, boolean helpful, String sentence) {}

  /**
   * Keeps an answer in place of the reader's last one about this version. Fails with a unique
   * violation when the reader answers twice at the same time, and with a foreign key violation for
   * a deleted article.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void give(TenantId tenant, Given given) {
    int version = versions.numberOf(tenant, given.articleId(), given.rowVersion());
    HelpfulAnswer answer =
        find(tenant, given, version)
            .orElseGet(
                () -> new HelpfulAnswer(tenant, given.articleId(), version, given.readerKey()));
    answer.give(given.helpful(), given.sentence(), clock.instant());
    entities.persist(answer);
    entities.flush();
    Database.requireTimeLeft();
  }

  private Optional<HelpfulAnswer> find(TenantId tenant, Given given, int version) {
    return entities
        .createQuery(
            "select a from HelpfulAnswer a where a.tenantId = :tenant and a.articleId = :article"
                + " and a.version = :version and a.readerKey = :reader",
            HelpfulAnswer.class)
        .setParameter("tenant", tenant.value())
        .setParameter("article", given.articleId())
        .setParameter("version", version)
        .setParameter("reader", given.readerKey())
        .getResultStream()
        .findFirst();
  }

  /** The counts of all articles about which readers said something, by article. */
  public List<Count> counts(TenantId tenant) {
    return sums(
        entities
            .createQuery(
                "select a.articleId, a.helpful, count(a) from HelpfulAnswer a"
                    + " where a.tenantId = :tenant"
                    + " group by a.articleId, a.helpful order by a.articleId",
                Object[].class)
            .setParameter("tenant", tenant.value()),
        (Long article) -> new Count(article, null, 0, 0));
  }

  /** The counts of the versions of an article, the newest first; others were not answered. */
  public List<Count> counts(TenantId tenant, long articleId) {
    return sums(
        entities
            .createQuery(
                "select a.version, a.helpful, count(a) from HelpfulAnswer a"
                    + " where a.tenantId = :tenant and a.articleId = :article"
                    + " group by a.version, a.helpful order by a.version desc",
                Object[].class)
            .setParameter("tenant", tenant.value())
            .setParameter("article", articleId),
        (Integer version) -> new Count(articleId, version, 0, 0));
  }

  /**
   * @param query what is counted, whether it was helpful, and how many said so
   */
  @SuppressWarnings("unchecked") // What is counted has the type of its column.
  private static <T> List<Count> sums(TypedQuery<Object[]> query, Function<T, Count> none) {
    Map<T, Count> sums = new LinkedHashMap<>();
    for (Object[] row : query.getResultList()) {
      T counted = (T) row[0];
      Count before = sums.getOrDefault(counted, none.apply(counted));
      sums.put(counted, before.with((Boolean) row[1], (Long) row[2]));
    }
    return List.copyOf(sums.values());
  }

  /**
   * Answers that have a sentence, the newest first.
   *
   * @param articleId of one article only, or {@code null}
   * @param limit one more than a page holds, for {@link PageRequest#page}
   */
  public List<HelpfulAnswer> sentences(
      TenantId tenant, Long articleId, PageRequest page, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<HelpfulAnswer> query = criteria.createQuery(HelpfulAnswer.class);
    Root<HelpfulAnswer> answer = query.from(HelpfulAnswer.class);
    List<Predicate> all = new ArrayList<>();
    all.add(criteria.equal(answer.get("tenantId"), tenant.value()));
    all.add(criteria.isNotNull(answer.get("sentence")));
    all.add(page.holds(criteria, answer.get("id")));
    if (articleId != null) {
      all.add(criteria.equal(answer.get("articleId"), articleId));
    }
    query.where(all.toArray(Predicate[]::new));
    page.order(criteria, query, answer.get("id"));
    return page.newestFirst(entities.createQuery(query).setMaxResults(limit).getResultList());
  }

  /** An answer about this article that has a sentence. */
  public Optional<HelpfulAnswer> sentence(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(HelpfulAnswer.class, id))
        .filter(answer -> answer.tenantId().equals(tenant) && answer.getSentence() != null);
  }

  /** Deletes the sentence of an answer; the answer still counts. */
  public void deleteSentence(TenantId tenant, long id) {
    entities
        .createQuery(
            "update HelpfulAnswer a set a.sentence = null"
                + " where a.tenantId = :tenant and a.id = :id")
        .setParameter("tenant", tenant.value())
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Deletes the sentences of a reader; their answers still count, and nobody is known by them. */
  void deleteSentencesOf(TenantId tenant, String readerKey) {
    entities
        .createQuery(
            "update HelpfulAnswer a set a.sentence = null"
                + " where a.tenantId = :tenant and a.readerKey = :reader")
        .setParameter("tenant", tenant.value())
        .setParameter("reader", readerKey)
        .executeUpdate();
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "HelpfulAnswer", "id", "givenAt", now.minus(KEPT), batch);
  }
}
