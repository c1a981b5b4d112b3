package io.claimcode.promotion.http;

import io.claimcode.promotion.model.Schedule;

/** A schedule as its seller gave it. */
record ScheduleView(String startsAt, String endsAt, String timeZone) {
    static ScheduleView of(Schedule schedule) {
        return new ScheduleView(schedule.startsAt(), schedule.endsAt(), schedule.timeZone());
    }
}
