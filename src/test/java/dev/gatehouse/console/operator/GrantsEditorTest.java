package dev.gatehouse.console.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.console.Difference;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GrantsEditorTest {
  private final GrantsEditor form =
      editor(Map.of(1L, GrantRole.EDITOR, 2L, GrantRole.EDITOR, 3L, GrantRole.EDITOR));
  private final Map<String, String> opened = form.chosen();

  @Test
  void rolesThatNobodyTouchedHereFollow() {
    Map<String, String> theirs =
        editor(Map.of(1L, GrantRole.ADMIN, 3L, GrantRole.EDITOR, 4L, GrantRole.MEMBER)).chosen();

    List<Difference> told = form.merge(opened, theirs, site -> site);

    assertThat(told)
        .containsExactly(
            new Difference("1", "role EDITOR", "role ADMIN", null),
            new Difference("2", "role EDITOR", "–", null),
            new Difference("4", "–", "role MEMBER", null));
    assertThat(form.chosen()).isEqualTo(theirs);
  }

  @Test
  void whatWasChosenHereStaysAndIsShownBesideTheirs() {
    form.getRows().get(0).setRole(GrantRole.OWNER.name());
    form.remove(form.getRows().get(1));
    Map<String, String> theirs =
        editor(Map.of(1L, GrantRole.ADMIN, 2L, GrantRole.ADMIN, 3L, GrantRole.EDITOR)).chosen();

    List<Difference> told = form.merge(opened, theirs, site -> site);

    assertThat(told)
        .containsExactly(
            new Difference("1", "role EDITOR", "role ADMIN", "role OWNER"),
            new Difference("2", "role EDITOR", "role ADMIN", "–"));
    assertThat(form.chosen())
        .isEqualTo(Map.of("1", GrantRole.OWNER.name(), "3", GrantRole.EDITOR.name()));
  }

  @Test
  void saysNothingWhereNothingChanged() {
    form.getRows().get(0).setRole(GrantRole.OWNER.name());

    assertThat(form.merge(opened, opened, site -> site)).isEmpty();
    assertThat(form.chosen()).containsEntry("1", GrantRole.OWNER.name());
  }

  private static GrantsEditor editor(Map<Long, GrantRole> roles) {
    return new GrantsEditor(role -> "role " + role)
        .with(
            new Rights(
                false,
                roles.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            grant -> new TenantId(grant.getKey()), Map.Entry::getValue))));
  }
}
