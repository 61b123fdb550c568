package dev.gatehouse.console.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Objections;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedNumbersTest {
  private final TypedNumbers numbers = new TypedNumbers();
  private final List<Integer> taken = new ArrayList<>();

  @Test
  void takesNumbersAndNothing() {
    numbers.take("n", " 300 ", taken::add);
    numbers.take("n", "-1", taken::add);
    numbers.take("n", null, taken::add);

    assertThat(taken).containsExactly(300, -1, null);
    assertThat(numbers.shown("n", 5)).isEqualTo("5");
    assertThat(numbers.shown("n", null)).isNull();
  }

  @Test
  void keepsAndObjectsToWhatIsNoNumber() {
    for (String wrong : List.of("soon", "1.5", "99999999999", "1e3")) {
      numbers.take("n", wrong, taken::add);
      assertThat(numbers.shown("n", 5)).isEqualTo(wrong);
    }
    Objections objections = new Objections();
    numbers.object(objections);

    assertThat(taken).isEmpty();
    assertThatThrownBy(objections::requireNone)
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .containsExactly(new FieldError("n", "must be a whole number")));
  }
}
