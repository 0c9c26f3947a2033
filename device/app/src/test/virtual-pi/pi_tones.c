// SPDX-License-Identifier: GPL-2.0
/*
 * The pulse width modulation of a Raspberry Pi 4 without the Raspberry Pi. As the kernel's interface wants it, a channel whose period was never
 * set refuses every other order. /sys/kernel/debug/pi-tones tells for each channel: number, period and pulse in nanoseconds, on or off.
 */
#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pwm.h>
#include <linux/seq_file.h>

#define CHANNELS 2

static struct platform_device *parent;
static struct dentry *file;
static struct pwm_state applied[CHANNELS];

static int apply(struct pwm_chip *chip, struct pwm_device *channel, const struct pwm_state *state)
{
	applied[channel->hwpwm] = *state;
	return 0;
}

static const struct pwm_ops operations = { .apply = apply, .owner = THIS_MODULE };
static struct pwm_chip chip = { .ops = &operations, .npwm = CHANNELS };

static int tones_show(struct seq_file *out, void *unused)
{
	unsigned int i;

	for (i = 0; i < CHANNELS; i++)
		seq_printf(out, "%u %llu %llu %s\n", i, applied[i].period, applied[i].duty_cycle,
			   applied[i].enabled ? "on" : "off");
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(tones);

static int __init tones_init(void)
{
	int error;

	parent = platform_device_register_simple("fe20c000.pwm", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(parent))
		return PTR_ERR(parent);
	chip.dev = &parent->dev;
	error = pwmchip_add(&chip);
	if (error) {
		platform_device_unregister(parent);
		return error;
	}
	file = debugfs_create_file("pi-tones", 0400, NULL, NULL, &tones_fops);
	return 0;
}

static void __exit tones_exit(void)
{
	debugfs_remove(file);
	pwmchip_remove(&chip);
	platform_device_unregister(parent);
}

module_init(tones_init);
module_exit(tones_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Pulse width modulation of a Raspberry Pi whose waves are told to a test");
