package io.reprise.domain.field;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.util.List;

/**
 * What something is called in the languages of the application.
 *
 * @param en in English, 1 to 100 characters
 * @param zhCn in Simplified Chinese, 1 to 100 characters
 */
public record Labels(String en, String zhCn) {
    static final int LONGEST = 100;

    public Labels {
        en = Text.composed(en).strip();
        zhCn = Text.composed(zhCn).strip();
    }

    void check(String pointer, List<FieldError> errors) {
        check(pointer + "/en", en, errors);
        check(pointer + "/zh-CN", zhCn, errors);
    }

    private static void check(String pointer, String label, List<FieldError> errors) {
        if (label.isEmpty()) {
            errors.add(new FieldError(pointer, "required"));
        } else if (!Text.isClean(label) || label.lines().count() > 1) {
            errors.add(new FieldError(pointer, "control-character"));
        } else if (Text.length(label) > LONGEST) {
            errors.add(new FieldError(pointer, "too-long"));
        }
    }
}
