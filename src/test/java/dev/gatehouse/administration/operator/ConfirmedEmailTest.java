package dev.gatehouse.administration.operator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.operator.KeptOperator;
import dev.gatehouse.operator.Operator;
import org.junit.jupiter.api.Test;

class ConfirmedEmailTest {
  private final Operator operator = KeptOperator.withPassword("ada@example.com");

  @Test
  void somebodySignsInWithAnAddressThatNobodyConfirmed() {
    assertThatThrownBy(() -> OperatorChanges.requireConfirmed(operator))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("ada@example.com")
        .hasMessageContaining("A platform administrator confirms the address");
  }

  @Test
  void confirmedAddressGetsRights() {
    operator.confirmEmail();

    assertThatCode(() -> OperatorChanges.requireConfirmed(operator)).doesNotThrowAnyException();
  }
}
