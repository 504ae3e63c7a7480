import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Adds up what surefire reported in all modules: {@code java Counts.java ROOT}. */
class Counts {
    public static void main(String[] arguments) throws Exception {
        int tests = 0;
        int failed = 0;
        int skipped = 0;
        for (Path report : reports(Path.of(arguments[0]))) {
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            tests += number(suite, "tests");
            failed += number(suite, "failures") + number(suite, "errors");
            skipped += number(suite, "skipped");
        }
        System.out.println(tests - failed - skipped + " passed, " + failed + " failed, " + skipped + " skipped");
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> all = Files.find(root, 6, (path, _) -> path.toString().matches(".*/target/surefire-reports/TEST-.*\\.xml"))) {
            return all.toList();
        }
    }

    private static int number(Element suite, String attribute) {
        String value = suite.getAttribute(attribute);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }
}
