package dev.jvitals.ui.chart;

import java.text.SimpleDateFormat;
import java.util.Locale;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;

/** Ticks of time at round figures, so far apart that their labels do not touch. Chosen without measuring text. */
enum TimeTicks {
    SECOND(1),
    SECONDS_2(2),
    SECONDS_5(5),
    SECONDS_10(10),
    SECONDS_15(15),
    SECONDS_30(30),
    MINUTE(60),
    MINUTES_2(120),
    MINUTES_5(300),
    MINUTES_10(600),
    MINUTES_15(900),
    MINUTES_30(1_800),
    HOUR(3_600),
    HOURS_3(10_800),
    HOURS_6(21_600),
    HOURS_12(43_200),
    DAY(86_400),
    DAYS_2(172_800),
    WEEK(604_800);

    /** Room for {@code 14:15:30} and air. */
    private static final double LABEL_PIXELS = 76;

    private final long seconds;

    TimeTicks(long seconds) {
        this.seconds = seconds;
    }

    /** The closest ticks that fit. */
    static TimeTicks fitting(long spanMillis, double widthPixels) {
        double labels = Math.max(1, widthPixels / LABEL_PIXELS);
        for (TimeTicks ticks : values()) {
            if (ticks.seconds * 1_000.0 * labels >= spanMillis) {
                return ticks;
            }
        }
        return WEEK;
    }

    DateTickUnit unit() {
        String pattern = seconds < 60 ? "HH:mm:ss" : seconds < 86_400 ? "HH:mm" : "yyyy-MM-dd";
        return unit(new SimpleDateFormat(pattern, Locale.ENGLISH));
    }

    private DateTickUnit unit(SimpleDateFormat format) {
        if (seconds < 60) {
            return new DateTickUnit(DateTickUnitType.SECOND, (int) seconds, format);
        } else if (seconds < 3_600) {
            return new DateTickUnit(DateTickUnitType.MINUTE, (int) seconds / 60, format);
        } else if (seconds < 86_400) {
            return new DateTickUnit(DateTickUnitType.HOUR, (int) seconds / 3_600, format);
        }
        return new DateTickUnit(DateTickUnitType.DAY, (int) seconds / 86_400, format);
    }
}
