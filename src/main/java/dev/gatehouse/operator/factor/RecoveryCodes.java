package dev.gatehouse.operator.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Codes that replace a lost authenticator app, each once. */
@ApplicationScoped
@Transactional
public class RecoveryCodes {
  private static final int CODES = 10;
  private static final int LETTERS = 12;
  private static final int GROUP = 4;

  /** No two characters look alike; twelve of them have 59 bits of entropy. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext EntityManager entities;

  /** Replaces the codes; the new ones are shown once. */
  List<String> renew(long operatorId) {
    end(operatorId);
    List<String> codes = Stream.generate(RecoveryCodes::code).limit(CODES).toList();
    codes.forEach(code -> entities.persist(new RecoveryCode(operatorId, plain(code))));
    entities.flush();
    return codes;
  }

  /** The number of unused codes. */
  public long left(long operatorId) {
    return entities
        .createQuery(
            "select count(c) from RecoveryCode c where c.operatorId = :operator", Long.class)
        .setParameter("operator", operatorId)
        .getSingleResult();
  }

  boolean use(long operatorId, String code) {
    return entities
            .createQuery(
                "delete from RecoveryCode c where c.operatorId = :operator and c.codeHash = :hash")
            .setParameter("operator", operatorId)
            .setParameter("hash", RecoveryCode.hash(operatorId, plain(code)))
            .executeUpdate()
        == 1;
  }

  void end(long operatorId) {
    entities
        .createQuery("delete from RecoveryCode c where c.operatorId = :operator")
        .setParameter("operator", operatorId)
        .executeUpdate();
  }

  private static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "");
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** The code in the form that is hashed, however it was typed. */
  private static String plain(String code) {
    return code.toLowerCase(Locale.ROOT)
        .chars()
        .filter(letter -> ALPHABET.indexOf(letter) >= 0)
        .mapToObj(letter -> String.valueOf((char) letter))
        .collect(Collectors.joining());
  }
}
