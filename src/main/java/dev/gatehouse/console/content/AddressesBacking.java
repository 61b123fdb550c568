package dev.gatehouse.console.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.content.address.AddressImport;
import dev.gatehouse.administration.content.address.AddressImport.Alias;
import dev.gatehouse.administration.content.address.AddressImport.Line;
import dev.gatehouse.administration.content.address.AddressImport.Report;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Place;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** The addresses that content had before, and a list of more that is checked and added at once. */
@Named("oldAddresses")
@RequestScoped
public class AddressesBacking {
  static final String PATH = "/console/content/addresses.xhtml";

  private static final int MOST_SHOWN = 200;
  private static final int MOST_BYTES = 1024 * 1024;

  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject AddressImport addresses;
  @Inject Catalogues catalogues;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private Part file;
  private String csv;
  private List<Line> lines;
  private List<Alias> aliases;

  /** Shows what each line would do. */
  public void check() {
    preview();
  }

  /** Adds all addresses, or none if a line is bad. */
  public void add() {
    preview();
    if (lines == null) {
      return;
    }
    if (getBad() > 0) {
      Notices.problem(texts.of("content", "addresses.refused", getBad()));
      return;
    }
    action
        .get(actor -> addresses.run(actor, site.tenant(), csv.getBytes(UTF_8), false))
        .ifPresent(this::added);
  }

  private void added(Report report) {
    Notices.done(texts.of("content", "addresses.added", report.added(), report.addresses()));
    Redirects.to(PATH + "?site=" + site.getNumber());
  }

  private void preview() {
    lines = action.get(this::read).orElse(null);
  }

  private List<Line> read(Actor actor) {
    byte[] list = list();
    try {
      return addresses.preview(actor, site.id(), list);
    } catch (Invalid e) {
      throw new Invalid(
          e.errors().stream().map(error -> new FieldError("csv", error.message())).toList());
    }
  }

  /** The file, whose text the page shows from then on, or else what was typed. */
  private byte[] list() {
    byte[] list = file == null || file.getSize() == 0 ? typed() : uploaded();
    if (list.length == 0) {
      throw new Invalid(List.of(new FieldError("csv", texts.of("content", "addresses.none"))));
    }
    if (list.length > MOST_BYTES) {
      throw new Invalid(List.of(new FieldError("csv", texts.of("content", "addresses.tooLarge"))));
    }
    csv = new String(list, UTF_8);
    return list;
  }

  private byte[] typed() {
    return csv == null ? new byte[0] : csv.strip().getBytes(UTF_8);
  }

  private byte[] uploaded() {
    try (InputStream in = file.getInputStream()) {
      return in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be read", e);
    }
  }

  public boolean isChecked() {
    return lines != null;
  }

  /** How many lines cannot be taken. */
  public long getBad() {
    return lines.stream().filter(line -> line.objection() != null).count();
  }

  public String getSummary() {
    long added = lines.stream().filter(Line::added).count();
    return getBad() > 0
        ? texts.of("content", "addresses.refused", getBad())
        : texts.of("content", "addresses.good", lines.size(), added);
  }

  /** The bad lines first, as many as a page should have. */
  public List<Line> getLines() {
    return lines.stream()
        .sorted(Comparator.comparing((Line line) -> line.objection() == null))
        .limit(MOST_SHOWN)
        .toList();
  }

  public boolean isShortened() {
    return (lines == null ? all() : lines).size() > MOST_SHOWN;
  }

  public List<Alias> getAliases() {
    return all().stream().limit(MOST_SHOWN).toList();
  }

  public int getTotal() {
    return all().size();
  }

  private List<Alias> all() {
    if (aliases == null) {
      aliases = addresses.aliases(current.actor(), site.id());
    }
    return aliases;
  }

  /** The title of what a line leads to. */
  public String title(Place place) {
    return place.article()
        ? catalogues.everything(site.id()).article(place.id()).orElseThrow().title()
        : catalogues.everything(site.id()).category(place.id()).orElseThrow().title();
  }

  /** The page that edits what has an address. */
  public String href(Place place) {
    return "/console/content/%s.xhtml?site=%d&id=%d"
        .formatted(place.article() ? "article" : "category", site.getNumber(), place.id());
  }

  /** The file of all old addresses. */
  public String getCsvHref() {
    return "/console/content/addresses.csv?site=" + site.getNumber();
  }

  public List<String> getRules() {
    return site.tenant().getSettings().getAddresses().getAddressRules();
  }

  public int getMostBytes() {
    return MOST_BYTES;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public String getCsv() {
    return csv;
  }

  public void setCsv(String csv) {
    this.csv = csv;
  }
}
