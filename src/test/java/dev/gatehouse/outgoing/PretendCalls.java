package dev.gatehouse.outgoing;

import dev.gatehouse.config.Configuration;
import java.util.Map;
import java.util.concurrent.Executor;
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

  /** The same in the demo, which may also call loopback. */
  public static ProviderHosts demoHosts(String listed) {
    ProviderHosts hosts = new ProviderHosts();
    hosts.configuration =
        new Configuration(
            Map.of("GATEHOUSE_PROVIDER_HOSTS", listed, "GATEHOUSE_DEMO", "true")::get);
    return hosts;
  }

  /** Real calls to such hosts; those in the background are made at once. */
  public static OutgoingCalls calls(String listed) {
    OutgoingCalls calls =
        new OutgoingCalls() {
          @Override
          public Executor background() {
            return Runnable::run;
          }
        };
    calls.hosts = hosts(listed);
    calls.transactions = new PretendTransactions();
    calls.open(
        work -> {
          Thread thread = Executors.defaultThreadFactory().newThread(work);
          thread.setDaemon(true);
          return thread;
        });
    return calls;
  }
}
