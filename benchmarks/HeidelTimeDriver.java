import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/**
 * Lets HeidelTime read many texts in one virtual machine, and times each: java -cp HEIDELTIME.jar
 * HeidelTimeDriver.java CONFIG.props ROUNDS FOLDER TREETAGGER
 *
 * <p>A line of FOLDER/list.tsv is the name of a text, its kind (news or narratives) and its publication date;
 * FOLDER/NAME.txt is the text. Each answer goes to FOLDER/NAME.out; FOLDER/times.tsv gets the name, the shortest
 * time of all rounds in nanoseconds, and the shortest in which TreeTagger, from its folder, read a single word
 * right after. The first texts are read once before.
 */
public final class HeidelTimeDriver {
  private static final int WARM_UP = 5;

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    Path folder = Path.of(arguments[2]);
    int rounds = Integer.parseInt(arguments[1]);
    Map<String, HeidelTimeStandalone> taggers = new HashMap<>();
    List<String> lines = Files.readAllLines(folder.resolve("list.tsv"));
    for (String line : lines) {
      taggers.computeIfAbsent(line.split("\t")[1], kind -> tagger(kind, arguments[0]));
    }
    long[][] best = new long[lines.size()][2];
    for (int n = 0; n < Math.min(WARM_UP, lines.size()); n++) {
      time(taggers, folder, lines.get(n));
    }
    for (int round = 0; round < rounds; round++) {
      for (int n = 0; n < best.length; n++) {
        long[] taken = {time(taggers, folder, lines.get(n)), start(Path.of(arguments[3]))};
        for (int k = 0; k < 2; k++) {
          best[n][k] = round == 0 ? taken[k] : Math.min(best[n][k], taken[k]);
        }
      }
    }
    StringBuilder times = new StringBuilder();
    for (int n = 0; n < best.length; n++) {
      String name = lines.get(n).split("\t")[0];
      times.append(name + "\t" + best[n][0] + "\t" + best[n][1] + "\n");
    }
    Files.writeString(folder.resolve("times.tsv"), times);
  }

  private static HeidelTimeStandalone tagger(String kind, String config) {
    DocumentType type = DocumentType.valueOf(kind.toUpperCase());
    return new HeidelTimeStandalone(
        Language.ENGLISH, type, OutputType.TIMEML, config, POSTagger.TREETAGGER, false);
  }

  /** The nanoseconds that one text takes; reading and writing files is not counted. */
  private static long time(Map<String, HeidelTimeStandalone> taggers, Path folder, String line)
      throws Exception {
    String[] parts = line.split("\t");
    String text = Files.readString(folder.resolve(parts[0] + ".txt"));
    HeidelTimeStandalone tagger = taggers.get(parts[1]);
    long start = System.nanoTime();
    String answer = tagger.process(text, new SimpleDateFormat("yyyy-MM-dd").parse(parts[2]));
    long taken = System.nanoTime() - start;
    Files.writeString(folder.resolve(parts[0] + ".out"), answer);
    return taken;
  }

  /** The nanoseconds that TreeTagger takes to start, load its model, read a word and end. */
  private static long start(Path home) throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(home + "/bin/tree-tagger", "-quiet", home + "/lib/english.par")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().write("the\n".getBytes());
    process.getOutputStream().close();
    process.waitFor();
    return System.nanoTime() - start;
  }
}
