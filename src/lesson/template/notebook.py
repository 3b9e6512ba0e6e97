# %% [markdown]
# The same in NumPy. The parameters are there under their own names; what has a name from run.ts is
# compared with the recorded value.

# %%
x = np.array(numbers)
total = np.sum(x)
total

# %% [markdown]
# Share the sum out evenly.

# %%
mean = np.mean(x)
mean
