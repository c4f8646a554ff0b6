package hyle.tool.bench;

import java.util.List;
import java.util.Locale;

/// The processor times as a picture: a panel a size, a bar a program, its start-up in a paler tone; legible on light and on dark.
final class Chart {
  private static final int WIDTH = 860;
  private static final int MARGIN = 16;
  private static final int LABELS = 230;
  private static final int FIGURES = 130;
  private static final int ROW = 20;
  private static final int BAR = 13;
  private static final int TITLE = 56;
  private static final int PANEL_TITLE = 26;
  private static final int PANEL_GAP = 14;

  private static final String STYLE = """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #24292f }
        .title { font-size: 16px; font-weight: 600 }
        .panel { font-weight: 600 }
        .quiet { fill: #57606a }
        .page { fill: #ffffff }
        .peer { fill: #8c959f }
        .ours { fill: #0969da }
        .pale { opacity: 0.45 }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .quiet { fill: #9198a1 }
          .page { fill: #0d1117 }
          .peer { fill: #6e7681 }
          .ours { fill: #58a6ff }
        }
      </style>
      """;

  private final Results results;
  private final StringBuilder svg = new StringBuilder();

  private Chart(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    return new Chart(results).draw();
  }

  private String draw() {
    List<Integer> sizes = results.benchmark().sizes();
    int panel = PANEL_TITLE + results.contenders().size() * ROW + PANEL_GAP;
    int height = TITLE + sizes.size() * panel;
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n"
        .formatted(WIDTH, height, WIDTH, height));
    svg.append("<title>").append(escape(results.benchmark().title())).append("</title>\n").append(STYLE);
    svg.append("<rect class=\"page\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n".formatted(WIDTH, height));
    text("title", MARGIN, 26, results.benchmark().title());
    text("quiet", MARGIN, 44, "processor time in milliseconds, start-up pale; beside it the ratio to " + results.base().label());
    int top = TITLE;
    for (int size : sizes) {
      panel(size, top);
      top += panel;
    }
    return svg.append("</svg>\n").toString();
  }

  private void panel(int size, int top) {
    Load load = Load.once(size);
    Measurements measured = results.measurements();
    double longest =
        results.contenders().stream().mapToDouble(contender -> measured.cpuMillis(contender, load)).max().orElseThrow();
    double scale = (WIDTH - 2 * MARGIN - LABELS - FIGURES) / longest;
    text("panel", MARGIN, top + 16, "N = " + size);
    int y = top + PANEL_TITLE;
    for (Contender contender : results.contenders()) {
      double whole = measured.cpuMillis(contender, load);
      double start = Math.min(whole, measured.cpuMillis(contender, Load.START_UP));
      String tone = tone(contender);
      text("", MARGIN, y + BAR - 2, contender.label().replace("`", ""));
      bar(tone + " pale", MARGIN + LABELS, y, start * scale);
      bar(tone, MARGIN + LABELS + start * scale, y, (whole - start) * scale);
      text("quiet", MARGIN + LABELS + whole * scale + 6, y + BAR - 2,
          Figures.millis(whole) + "  (" + Figures.ratio(measured.ratio(contender, results.base(), load)) + ")");
      y += ROW;
    }
  }

  private static String tone(Contender contender) {
    return switch (contender.variant().language()) {
      case NEUT -> "ours";
      case C, CPP, JAVA, HASKELL, OCAML, KOKA, RUST -> "peer";
    };
  }

  private void bar(String tone, double x, double y, double width) {
    svg.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>\n",
        tone, x, y, width, BAR));
  }

  private void text(String tone, double x, double y, String words) {
    svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", tone, x, y, escape(words)));
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
