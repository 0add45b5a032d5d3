"""The closed lists that prompts, precautions, answers and moments are written in.

Ids only; the words for the screen stand in assets/wording/. A design reading of the clinical fact sheet that no
clinician has reviewed yet. Genitals, breast, inner groin, eyes, armpit and the depth behind the knee are not areas,
so nothing can name them.
"""

from dataclasses import dataclass
from typing import Literal, get_args

# fmt: off
SIDES = ("left", "right", "both")
LEVELS = ("stop", "hard", "modify")  # strict to mild
TOUCH = ("none", "self_only", "listed_areas", "as_limited")  # strict to free
ENDING_ROLES = ("caregiver", "therapist", "clinician")  # rising
Kind = Literal["song", "counting", "story", "obstacle"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LikedTouch = Literal["firm", "slow", "lively", "own_hands"]
LIKED_TOUCHES: tuple[LikedTouch, ...] = get_args(LikedTouch)
VERSE_GIVERS = ("adult", "self")
MOODS = ("low", "ready", "rising", "over")
PRESSURES = range(4)  # 0 none, 1 light resting, 2 firm, 3 firm hug: the ceiling
LOADS = range(4)  # 0 none, 1 a little, 2 clear, 3 strong

SIDED_AREAS = (
    "shoulder", "upper_arm", "forearm", "hand", "hip", "buttock", "thigh", "knee", "calf", "shin", "ankle", "foot",
)
MIDDLE_AREAS = (
    "scalp", "face", "neck_front", "neck_back", "chest", "upper_back", "lower_back", "spine_midline", "abdomen",
)
AREAS = SIDED_AREAS + MIDDLE_AREAS


@dataclass(frozen=True, slots=True)
class Technique:
    """What a technique may be: pressure range, tempo bands, adult givers, and the areas it is for (empty: any)."""

    pressure: tuple[int, int]
    bands: tuple[str, ...]
    givers: tuple[str, ...]
    areas: tuple[str, ...] = ()


ANYONE = ("therapist", "trained_carer", "caregiver", "peer")
ADULTS = ("therapist", "trained_carer", "caregiver")
TAUGHT = ("therapist", "trained_carer")

TECHNIQUES: dict[str, Technique] = {
    "still_hold": Technique((1, 2), ("settle", "calm-play", "organise"), ANYONE),
    "slow_stroke": Technique((2, 2), ("settle", "calm-play"), ANYONE),
    "effleurage": Technique((2, 2), ("settle", "calm-play"), ANYONE),
    "petrissage": Technique((2, 3), ("calm-play", "organise"), TAUGHT, ("calf", "forearm", "shoulder")),
    "compression": Technique((2, 3), ("organise",), ADULTS),
    "deep_hug": Technique((3, 3), ("organise",), ADULTS),
    "circles": Technique((2, 2), ("calm-play", "organise", "alert"), ANYONE),
    "tapping": Technique((1, 2), ("organise", "alert"), ANYONE),
    "rocking": Technique((2, 2), ("settle", "calm-play", "organise"), ADULTS),
    "tool_roll": Technique((1, 2), ("calm-play", "organise"), ANYONE),
    "self_massage": Technique((1, 3), ("settle", "calm-play", "organise"), ()),
    "rom_active": Technique((0, 0), ("organise", "alert"), ()),
    "rom_passive": Technique((1, 2), ("settle", "calm-play"), TAUGHT),
    "gentle_stretch": Technique((1, 2), ("settle", "calm-play"), TAUGHT),
    "abdominal_clockwise": Technique((1, 2), ("settle",), TAUGHT, ("abdomen",)),
    "skin_rolling": Technique((2, 3), (), ()),
    "myofascial_release": Technique((2, 3), (), ()),
    "cross_fibre": Technique((3, 3), (), ()),
    "trigger_point": Technique((3, 3), (), ()),
    "deep_tissue": Technique((3, 3), (), ()),
    "vibration": Technique((1, 3), (), ()),
}

TEMPO_BANDS: dict[str, tuple[int, int]] = {  # pulses a minute
    "settle": (50, 80),
    "calm-play": (70, 100),
    "organise": (80, 112),
    "alert": (100, 140),
}

POSITIONS: dict[str, tuple[str, ...]] = {  # and the materials that a position brings
    "floor_supine": (),
    "floor_side": (),
    "prone_wedge": ("wedge",),
    "crawl_tunnel": ("tunnel",),
    "standing_support": (),
    "bench_or_bin": (),
    "lap": (),
    "wheelchair": ("wheelchair",),
    "car_seat": (),
    "bath_towel": ("towel",),
    "bed": (),
    "therapy_ball": ("therapy_ball",),
    "floor_sitting": (),
    "crawling": (),
    "walking": (),
}

MATERIALS = (
    "tunnel", "wall_colouring_page", "textured_bin", "mat", "bolster", "wedge", "therapy_ball", "peanut", "bench",
    "stool", "wheelchair", "standing_frame", "walker", "stepping_stones", "balance_beam", "crash_mat",
    "scooter_board", "soft_ball", "textured_mitt", "soft_brush", "roller", "towel", "blanket", "lotion",
    "usual_emollient", "drum", "shaker", "scarf", "picture_cards", "aac_device", "switch", "weighted_lap_pad",
    "tablet", "latex_balloon", "latex_glove", "latex_band", "latex_ball", "rubber_toy", "eraser", "elastic_bandage",
    "adhesive_plaster", "plain_oil", "olive_oil", "nut_oil", "essential_oil", "scented_product", "powder",
    "fine_sand", "soil", "dry_grain", "food_item", "wet_sticky", "heat_pack", "ice_pack", "hot_water",
    "sharp_texture", "small_parts", "magnet_toy", "magnetic_case", "tight_belt", "weighted_blanket", "pillow",
    "electrical_device", "strobe_toy",
)
TAGS = (
    "gross_motor", "hard_effort", "jump_or_bounce", "fall_risk", "spin_or_swing", "inversion", "neck_strain",
    "trunk_bend_twist", "end_range", "lies_prone", "lies_supine", "unsupported_sitting", "rough_play",
    "rough_contact", "light_touch", "hot_or_cold", "wet_or_messy", "water_play", "breath_play", "mouth_play",
    "startle", "loud", "flash", "eyes_closed_or_dark", "visual_only", "sound_only", "hurry", "shared_items", "group",
    "device_at_head", "static_play", "screen_needed", "skin_uncovered", "into_sleep",
)
CHANNELS = (
    "touch", "movement", "sound", "sight", "body_position", "mouth", "smell", "effort", "novelty",
)
PLACES = (
    "therapy_gym", "floor", "obstacle_course", "wall_standing", "sensory_table", "wheelchair", "clinic_room",
    "school", "after_bath", "story_time", "car_parked", "car_passenger", "bedtime", "waiting_room", "after_busy_day",
    "before_fine_motor", "before_walking", "near_favourite_toy", "with_caregiver",
)
GIVERS = (
    "therapist", "trained_carer", "caregiver", "peer", "driver",
)
CONFIRMATIONS = (
    "adult_watching", "asked_first", "child_first", "announced", "skin_checked", "knees_feet_covered",
    "suction_ready", "tube_secured", "adult_holds", "tablet_15cm_away", "harness_fastened", "adult_in_reach",
    "seizure_plan_at_hand", "nothing_presses",
)
PROFILES = (
    "cerebral_palsy", "gmfcs3", "gmfcs4", "gmfcs5", "cfcs4", "cfcs5", "spina_bifida", "hydrocephalus",
    "muscular_dystrophy", "duchenne", "down_syndrome", "wheelchair", "reflux", "g_tube", "vp_shunt",
    "steroid_long_term", "autonomic_dysreflexia",
)
GOALS = (
    "calm", "ready_to_learn", "attention", "body_awareness", "tactile_regulation", "tone", "mobility", "posture",
    "gait", "crawl_transition", "upper_limb", "fine_motor", "strength_endurance", "coordination_balance",
    "pain_comfort", "recovery", "skin", "circulation", "sleep", "communication", "turn_taking", "bonding",
    "participation", "independence", "caregiver_confidence", "wellbeing",
)
