package dev.gatehouse.seed;

import dev.gatehouse.it.support.http.AdminApi;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The program. It says the same on each run, and leaves alone what is there: a second run adds
 * sign-ins, views and searches only. Arguments: {@code --base http://localhost:8080}, where the
 * server listens on loopback, and {@code --token}, a platform administrator's API token, without
 * which it is that of {@code GATEHOUSE_ADMIN_TOKEN}.
 */
public final class Seed {
  private static final long START = 463;

  private Seed() {}

  public static void main(String[] arguments) {
    List<String> all = Arrays.asList(arguments);
    URI base = URI.create(argument(all, "--base", "http://localhost:8080"));
    System.setProperty("it.http.port", String.valueOf(base.getPort()));
    AdminApi admin = new AdminApi(argument(all, "--token", System.getenv("GATEHOUSE_ADMIN_TOKEN")));
    Random random = new Random(START);

    SeededSites sites = new SeededSites(admin);
    List<SeededConnection> connections = sites.make();
    SeededPeople people = new SeededPeople(admin, random);
    people.make(connections);
    new SeededContent(admin, random).make(SeededSites.LARGEST);
    sites.change();
    SeededSignIns signIns = new SeededSignIns(connections, random);
    signIns.make();
    new SeededReading(connections.get(0), signIns, random).make();
  }

  private static String argument(List<String> all, String name, String otherwise) {
    int at = all.indexOf(name);
    return at < 0 ? otherwise : all.get(at + 1);
  }

  static void tell(String what) {
    System.out.println(what);
  }
}
