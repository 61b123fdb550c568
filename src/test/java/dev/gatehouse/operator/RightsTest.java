package dev.gatehouse.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.TenantId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RightsTest {
  private static final TenantId ONE = new TenantId(1);
  private static final TenantId TWO = new TenantId(2);

  private static Rights at(TenantId site, GrantRole role) {
    return new Rights(false, Map.of(site, role));
  }

  @Test
  void coverWhatIsTheSameOrLess() {
    assertThat(at(ONE, GrantRole.ADMIN).cover(at(ONE, GrantRole.ADMIN))).isTrue();
    assertThat(at(ONE, GrantRole.ADMIN).cover(at(ONE, GrantRole.EDITOR))).isTrue();
    assertThat(at(ONE, GrantRole.ADMIN).cover(Rights.NONE)).isTrue();
    assertThat(Rights.PLATFORM.cover(at(ONE, GrantRole.OWNER))).isTrue();
    assertThat(Rights.PLATFORM.cover(Rights.PLATFORM)).isTrue();
  }

  @Test
  void doNotCoverMore() {
    assertThat(at(ONE, GrantRole.ADMIN).cover(at(ONE, GrantRole.OWNER))).isFalse();
    assertThat(at(ONE, GrantRole.OWNER).cover(at(TWO, GrantRole.MEMBER))).isFalse();
    assertThat(at(ONE, GrantRole.OWNER).cover(Rights.PLATFORM)).isFalse();
    assertThat(Rights.NONE.cover(at(ONE, GrantRole.MEMBER))).isFalse();
  }
}
