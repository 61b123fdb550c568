package dev.gatehouse.outgoing;

import dev.gatehouse.config.Configuration;
import java.util.Map;
import java.util.concurrent.Executors;

/** The room's objects for tests of others, without a server. */
public final class PretendCalls {
  private PretendCalls() {}

  /** Hosts of which only listed ones may be private. */
  public static ProviderHosts hosts(String listed) {
    ProviderHosts hosts = new ProviderHosts();
    hosts.configuration = new Configuration(Map.of("GATEHOUSE_PROVIDER_HOSTS", listed)::get);
    return hosts;
  }

  /** Real calls to such hosts. */
  public static OutgoingCalls calls(String listed) {
    OutgoingCalls calls = new OutgoingCalls();
    calls.hosts = hosts(listed);
    calls.open(
        work -> {
          Thread thread = Executors.defaultThreadFactory().newThread(work);
          thread.setDaemon(true);
          return thread;
        });
    return calls;
  }
}
