// SPDX-License-Identifier: GPL-2.0
/*
 * The 40-pin header of a Raspberry Pi without the Raspberry Pi: 28 GPIO lines whose outside world is played by a test.
 *
 * The chip does not sleep and has edge interrupts, so kernel drivers of parts (dht11) bind to it as to the real one.
 * Everything is steered and observed through /sys/kernel/debug/pi-header:
 *
 *   line/N   write 0, 1: the outside drives the line; write z: it lets go. Read: level and direction, "1 out".
 *   play     "LINE LEVEL MICROSECONDS ...", at most 1024 triples: the outside drives each level for that long,
 *            with hard timers at absolute times. Read: how many steps are left. LEVEL 2 lets go.
 *   dht22    "LINE BYTES BITS": a sensor that answers every start pulse on LINE with the first BITS of five hexadecimal
 *            bytes; BITS 0 is a sensor that is not there.
 *   watch    "IN OUT": from now on measure the time from a change of IN by the outside to the next change of OUT by the
 *            program. Read: those times in nanoseconds, one per line.
 *
 * Parameter strict: a line that its program gives up, or loses by dying, becomes an input (dtparam=strict_gpiod). Without,
 * it stays as it was, as on a stock Raspberry Pi.
 */
#include <linux/debugfs.h>
#include <linux/gpio/driver.h>
#include <linux/gpio/machine.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irqdomain.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define LINES 28
#define STEPS 1024
#define SAMPLES 4096
#define START_PULSE_US 800	/* the data sheet asks the host for at least 1 ms */
#define ANSWER_AFTER_US 30

static char *label = "pinctrl-bcm2711";
module_param(label, charp, 0444);
MODULE_PARM_DESC(label, "what the chip calls itself");
static int sensor = -1;
module_param(sensor, int, 0444);
MODULE_PARM_DESC(sensor, "line with a device for the kernel's dht11 driver, -1 for none");
static bool strict = true;
module_param(strict, bool, 0644);
MODULE_PARM_DESC(strict, "a released line becomes an input");

enum outside { LOW, HIGH, AWAY };

struct line {
	enum outside outside;
	bool output;		/* the program drives it */
	bool driven;		/* with this level */
	bool pulled_up;
	bool level;		/* what both sides see */
	bool unmasked;		/* somebody waits for edges */
	ktime_t low_since;	/* start of the program's low pulse */
	u8 answer[5];
	unsigned int answer_bits;
};

struct step {
	u8 line;
	u8 level;
	u32 us;
};

struct player {
	struct hrtimer timer;
	struct step steps[STEPS];
	unsigned int count, next;
};

static struct line header[LINES];
static DEFINE_RAW_SPINLOCK(lock);
static struct player tape, sensor_tape;

static struct {
	int in, out;
	ktime_t since;
	bool armed;
	unsigned int count;
	u64 ns[SAMPLES];
} watch = { .in = -1, .out = -1 };

static struct platform_device *parent, *dht11;
static struct irq_domain *irqs;
static struct gpio_chip chip;
static struct dentry *root;

/* ---- levels ---- */

static bool level_of(const struct line *l)
{
	if (l->output)
		return l->driven && l->outside != LOW;	/* a short to ground wins */
	return l->outside == AWAY ? l->pulled_up : l->outside == HIGH;
}

/* Brings the level up to date. Returns the interrupt to raise, 0 for none. Called with the lock held. */
static unsigned int settle(unsigned int n)
{
	struct line *l = &header[n];
	bool level = level_of(l);
	unsigned int irq, trigger;

	if (level == l->level)
		return 0;
	l->level = level;
	irq = irq_find_mapping(irqs, n);
	if (!irq || !l->unmasked)	/* an edge that nobody waits for is gone; hardware does not save it up either */
		return 0;
	trigger = irq_get_trigger_type(irq);
	return trigger & (level ? IRQ_TYPE_EDGE_RISING : IRQ_TYPE_EDGE_FALLING) ? irq : 0;
}

static void outside_drives(unsigned int n, enum outside how)
{
	unsigned long flags;
	unsigned int irq;
	bool before;

	raw_spin_lock_irqsave(&lock, flags);
	before = header[n].level;
	header[n].outside = how;
	irq = settle(n);
	if (watch.in == n && header[n].level != before) {
		watch.since = ktime_get();
		watch.armed = true;
	}
	raw_spin_unlock_irqrestore(&lock, flags);
	if (irq)
		generic_handle_irq_safe(irq);
}

/* ---- waveforms ---- */

static enum hrtimer_restart play(struct hrtimer *timer)
{
	struct player *p = container_of(timer, struct player, timer);
	struct step *s;

	if (p->next >= p->count)
		return HRTIMER_NORESTART;
	s = &p->steps[p->next++];
	hrtimer_add_expires_ns(timer, (u64)s->us * NSEC_PER_USEC);
	outside_drives(s->line, s->level);
	return p->next < p->count ? HRTIMER_RESTART : HRTIMER_NORESTART;
}

static void start(struct player *p, unsigned int count, unsigned int delay_us)
{
	p->count = count;
	p->next = 0;
	hrtimer_start(&p->timer, ktime_add_us(ktime_get(), delay_us), HRTIMER_MODE_ABS_HARD);
}

static void add(struct player *p, unsigned int *count, unsigned int line, enum outside level, unsigned int us)
{
	p->steps[(*count)++] = (struct step){ line, level, us };
}

/* AM2302: low 80 us, high 80 us; each bit low 50 us, then high 26 us for 0 or 70 us for 1; low 50 us; released. */
static void answer(unsigned int n)
{
	struct line *l = &header[n];
	unsigned int count = 0, bit;

	if (!l->answer_bits || hrtimer_active(&sensor_tape.timer))
		return;
	add(&sensor_tape, &count, n, LOW, 80);
	add(&sensor_tape, &count, n, AWAY, 80);
	for (bit = 0; bit < l->answer_bits; bit++) {
		bool one = l->answer[bit / 8] & (0x80 >> bit % 8);

		add(&sensor_tape, &count, n, LOW, 50);
		add(&sensor_tape, &count, n, AWAY, one ? 70 : 26);
	}
	add(&sensor_tape, &count, n, LOW, 50);
	add(&sensor_tape, &count, n, AWAY, 1);
	start(&sensor_tape, count, ANSWER_AFTER_US);
}

/* ---- the chip ---- */

static void program_drives(unsigned int n, bool output, bool level)
{
	struct line *l = &header[n];
	unsigned long flags;
	bool was_low, before, start_pulse = false;

	raw_spin_lock_irqsave(&lock, flags);
	was_low = l->output && !l->driven;
	before = l->level;
	l->output = output;
	l->driven = output && level;
	settle(n);
	if (output && !level && !was_low)
		l->low_since = ktime_get();
	if (was_low && (!output || level))
		start_pulse = ktime_us_delta(ktime_get(), l->low_since) >= START_PULSE_US;
	if (watch.out == n && watch.armed && l->level != before) {
		watch.armed = false;
		if (watch.count < SAMPLES)
			watch.ns[watch.count++] = ktime_to_ns(ktime_sub(ktime_get(), watch.since));
	}
	raw_spin_unlock_irqrestore(&lock, flags);
	if (start_pulse)
		answer(n);
}

static int chip_get(struct gpio_chip *c, unsigned int n)
{
	return READ_ONCE(header[n].level);
}

static void chip_set(struct gpio_chip *c, unsigned int n, int level)
{
	if (header[n].output)
		program_drives(n, true, level);
}

static int chip_direction(struct gpio_chip *c, unsigned int n)
{
	return header[n].output ? GPIO_LINE_DIRECTION_OUT : GPIO_LINE_DIRECTION_IN;
}

static int chip_input(struct gpio_chip *c, unsigned int n)
{
	program_drives(n, false, false);
	return 0;
}

static int chip_output(struct gpio_chip *c, unsigned int n, int level)
{
	program_drives(n, true, level);
	return 0;
}

static void chip_free(struct gpio_chip *c, unsigned int n)
{
	if (strict)
		program_drives(n, false, false);
}

static int chip_config(struct gpio_chip *c, unsigned int n, unsigned long config)
{
	unsigned long flags;
	unsigned int irq;

	switch (pinconf_to_config_param(config)) {
	case PIN_CONFIG_BIAS_PULL_UP:
	case PIN_CONFIG_BIAS_PULL_DOWN:
	case PIN_CONFIG_BIAS_DISABLE:
		break;
	default:
		return -ENOTSUPP;
	}
	raw_spin_lock_irqsave(&lock, flags);
	header[n].pulled_up = pinconf_to_config_param(config) == PIN_CONFIG_BIAS_PULL_UP;
	irq = settle(n);
	raw_spin_unlock_irqrestore(&lock, flags);
	if (irq)
		generic_handle_irq_safe(irq);
	return 0;
}

static int chip_irq(struct gpio_chip *c, unsigned int n)
{
	return irq_create_mapping(irqs, n);
}

static void irq_nothing(struct irq_data *d)
{
}

static void irq_mask_line(struct irq_data *d)
{
	WRITE_ONCE(header[irqd_to_hwirq(d)].unmasked, false);
}

static void irq_unmask_line(struct irq_data *d)
{
	WRITE_ONCE(header[irqd_to_hwirq(d)].unmasked, true);
}

static int irq_trigger(struct irq_data *d, unsigned int type)
{
	irqd_set_trigger_type(d, type);
	return 0;
}

static struct irq_chip irq_lines = {
	.name = "pi-header",
	.irq_ack = irq_nothing,
	.irq_mask = irq_mask_line,
	.irq_unmask = irq_unmask_line,
	.irq_set_type = irq_trigger,
};

static int irq_map_line(struct irq_domain *d, unsigned int irq, irq_hw_number_t n)
{
	irq_set_chip_and_handler(irq, &irq_lines, handle_simple_irq);
	irq_modify_status(irq, IRQ_NOREQUEST | IRQ_NOAUTOEN, IRQ_NOPROBE);
	return 0;
}

static const struct irq_domain_ops irq_ops = { .map = irq_map_line };

/* ---- debugfs ---- */

static ssize_t line_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	unsigned long n = (unsigned long)file->private_data;
	char c;

	if (!size || get_user(c, from))
		return -EFAULT;
	if (c != '0' && c != '1' && c != 'z')
		return -EINVAL;
	outside_drives(n, c == '0' ? LOW : c == '1' ? HIGH : AWAY);
	return size;
}

static ssize_t line_read(struct file *file, char __user *to, size_t size, loff_t *at)
{
	struct line *l = &header[(unsigned long)file->private_data];
	char text[8];
	int length = scnprintf(text, sizeof(text), "%d %s\n", l->level, l->output ? "out" : "in");

	return simple_read_from_buffer(to, size, at, text, length);
}

static const struct file_operations line_file = {
	.open = simple_open, .read = line_read, .write = line_write, .llseek = default_llseek,
};

static ssize_t play_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	unsigned int count = 0, line, level, us;
	char *text = memdup_user_nul(from, size), *rest = text;
	int used;
	ssize_t result = size;

	if (IS_ERR(text))
		return PTR_ERR(text);
	hrtimer_cancel(&tape.timer);
	while (count < STEPS && sscanf(rest, "%u %u %u%n", &line, &level, &us, &used) == 3) {
		if (line >= LINES || level > AWAY) {
			result = -EINVAL;
			break;
		}
		add(&tape, &count, line, level, us);
		rest += used;
	}
	kfree(text);
	if (result > 0)
		start(&tape, count, 500);
	return result;
}

static ssize_t play_read(struct file *file, char __user *to, size_t size, loff_t *at)
{
	char text[16];
	int length = scnprintf(text, sizeof(text), "%u\n", READ_ONCE(tape.count) - READ_ONCE(tape.next));

	return simple_read_from_buffer(to, size, at, text, length);
}

static const struct file_operations play_file = { .open = simple_open, .read = play_read, .write = play_write };

static ssize_t dht22_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	char text[64] = "", hex[11] = "";
	unsigned int n, bits;
	u8 bytes[5];

	if (size >= sizeof(text) || copy_from_user(text, from, size))
		return -EFAULT;
	if (sscanf(text, "%u %10s %u", &n, hex, &bits) != 3 || n >= LINES || bits > 40 || hex2bin(bytes, hex, 5))
		return -EINVAL;
	memcpy(header[n].answer, bytes, 5);
	header[n].answer_bits = bits;
	header[n].pulled_up = true;
	header[n].level = level_of(&header[n]);
	return size;
}

static const struct file_operations dht22_file = { .open = simple_open, .write = dht22_write };

static int watch_show(struct seq_file *file, void *data)
{
	unsigned int i;

	for (i = 0; i < watch.count; i++)
		seq_printf(file, "%llu\n", watch.ns[i]);
	return 0;
}

static ssize_t watch_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	char text[32] = "";
	int in, out;

	if (size >= sizeof(text) || copy_from_user(text, from, size))
		return -EFAULT;
	if (sscanf(text, "%d %d", &in, &out) != 2)
		return -EINVAL;
	watch.in = in;
	watch.out = out;
	watch.armed = false;
	watch.count = 0;
	return size;
}

static int watch_open(struct inode *inode, struct file *file)
{
	return single_open(file, watch_show, NULL);
}

static const struct file_operations watch_file = {
	.open = watch_open, .read = seq_read, .write = watch_write, .llseek = seq_lseek, .release = single_release,
};

/* ---- module ---- */

static struct gpiod_lookup_table sensor_line = { .dev_id = "dht11.0", .table = { {}, {} } };

static void prepare(struct player *p)
{
	hrtimer_init(&p->timer, CLOCK_MONOTONIC, HRTIMER_MODE_ABS_HARD);
	p->timer.function = play;
}

static void show(void)
{
	struct dentry *lines;
	unsigned long n;
	char name[4];

	root = debugfs_create_dir("pi-header", NULL);
	lines = debugfs_create_dir("line", root);
	for (n = 0; n < LINES; n++) {
		snprintf(name, sizeof(name), "%lu", n);
		debugfs_create_file(name, 0600, lines, (void *)n, &line_file);
	}
	debugfs_create_file("play", 0600, root, NULL, &play_file);
	debugfs_create_file("dht22", 0200, root, NULL, &dht22_file);
	debugfs_create_file("watch", 0600, root, NULL, &watch_file);
}

static int __init header_init(void)
{
	unsigned int n;
	int error;

	for (n = 0; n < LINES; n++)
		header[n].outside = AWAY;
	prepare(&tape);
	prepare(&sensor_tape);
	parent = platform_device_register_simple("pi-header", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(parent))
		return PTR_ERR(parent);
	irqs = irq_domain_add_linear(NULL, LINES, &irq_ops, NULL);
	chip = (struct gpio_chip){
		.label = label, .parent = &parent->dev, .owner = THIS_MODULE, .base = -1, .ngpio = LINES,
		.get = chip_get, .set = chip_set, .get_direction = chip_direction, .direction_input = chip_input,
		.direction_output = chip_output, .free = chip_free, .set_config = chip_config, .to_irq = chip_irq,
	};
	error = irqs ? gpiochip_add_data(&chip, NULL) : -ENOMEM;
	if (error) {
		platform_device_unregister(parent);
		return error;
	}
	show();
	if (sensor >= 0) {
		sensor_line.table[0] = GPIO_LOOKUP(label, sensor, NULL, GPIO_ACTIVE_HIGH);
		gpiod_add_lookup_table(&sensor_line);
		dht11 = platform_device_register_simple("dht11", 0, NULL, 0);
	}
	return 0;
}

static void __exit header_exit(void)
{
	unsigned int n;

	if (sensor >= 0) {
		platform_device_unregister(dht11);
		gpiod_remove_lookup_table(&sensor_line);
	}
	debugfs_remove_recursive(root);
	hrtimer_cancel(&tape.timer);
	hrtimer_cancel(&sensor_tape.timer);
	gpiochip_remove(&chip);
	for (n = 0; n < LINES; n++)
		irq_dispose_mapping(irq_find_mapping(irqs, n));
	irq_domain_remove(irqs);
	platform_device_unregister(parent);
}

module_init(header_init);
module_exit(header_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("GPIO header of a Raspberry Pi whose outside world is played by a test");
