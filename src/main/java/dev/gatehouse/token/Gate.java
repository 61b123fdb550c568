package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;

/**
 * What a token has to pass before its claims are looked at, in this order. Each gate needs what the
 * one before it found.
 */
enum Gate {
  CONFIGURED("configured", "the connection has a usable key", Examination::requireKeys),
  FORM("form", "three base64url segments, at most 8 KiB", Examination::readForm),
  SIGNATURE("signature", "a key of the connection made it", Examination::verifySignature),
  HEADER("header", "one JSON object with the pinned algorithm", Examination::readHeader),
  PAYLOAD("payload", "one JSON object", Examination::readPayload);

  private final String check;
  private final String rule;
  private final Step step;

  Gate(String check, String rule, Step step) {
    this.check = check;
    this.rule = rule;
    this.step = step;
  }

  String check() {
    return check;
  }

  String rule() {
    return rule;
  }

  void pass(Examination examination) throws Rejected {
    step.pass(examination);
  }

  private interface Step {
    void pass(Examination examination) throws Rejected;
  }
}
